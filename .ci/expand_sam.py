"""Expands templates with AWS's own translator of SAM, offline: `expand_sam.py FROM TO`.

Each JSON file of FROM becomes a file of the same name in TO. Parameters have their defaults, and the bundled names of
managed policies are the only ones that are known. Exits with 1 where the translator refuses a template.
"""

import json
import logging
import os
import sys
from pathlib import Path

# The translator asks a session of boto3 for the Region, and nothing else of AWS.
os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
# It warns of each translation that no metrics of it are published.
logging.disable(logging.WARNING)

from boto3 import Session  # noqa: E402
from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.public.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402


def main(source: Path, target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    session = Session(region_name="eu-west-1")
    files = sorted(source.glob("*.json"))
    refused = 0
    for file in files:
        template = json.loads(file.read_text())
        try:
            translator = Translator(managed_policy_map={}, sam_parser=Parser(), boto_session=session)
            expanded = translator.translate(template, parameter_values={})
        except InvalidDocumentException as error:
            refused += 1
            print(f"{file.name}: {'; '.join(cause.message for cause in error.causes)}")
            continue
        (target / file.name).write_text(json.dumps(expanded, indent=1))
    print(f"{len(files) - refused} expanded, {refused} refused")
    return 1 if refused or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
