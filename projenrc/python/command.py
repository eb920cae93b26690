#!python
"""Runs the command cdk-lambda-delivery with Node. jsii's own script loads aws-cdk-lib first, which takes seconds and which the command never uses."""
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

WANTED = ("package/lib/cli/", "package/lib/constructs/checks/engine.js", "package/lib/constructs/report/formats.js", "package/package.json", "package/RULES.md", "package/schema/")


def tarball():
    """The npm package inside the Python package, which is found without being imported."""
    spec = importlib.util.find_spec("cdk_lambda_delivery")
    if spec is None or not spec.submodule_search_locations:
        fail("the package cdk-lambda-delivery is not installed for this Python")
    folder = os.path.join(spec.submodule_search_locations[0], "_jsii")
    names = [name for name in os.listdir(folder) if name.endswith(".tgz")]
    if len(names) != 1:
        fail("%s holds %d packages, and one is expected: install cdk-lambda-delivery again" % (folder, len(names)))
    return os.path.join(folder, names[0])


def unpacked(path):
    """Unpacks what the command needs, once for each version, and never half."""
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:16]
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    target = os.path.join(cache, "cdk-lambda-delivery", digest)
    if os.path.isdir(target):
        return target
    os.makedirs(os.path.dirname(target), mode=0o700, exist_ok=True)
    made = tempfile.mkdtemp(dir=os.path.dirname(target))
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and member.name.startswith(WANTED) and ".." not in member.name.split("/"):
                    place = os.path.join(made, *member.name.split("/"))
                    os.makedirs(os.path.dirname(place), exist_ok=True)
                    with archive.extractfile(member) as source, open(place, "wb") as copy:
                        shutil.copyfileobj(source, copy)
        os.rename(made, target)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        if not os.path.isdir(target):  # else another run was first
            raise
    return target


def fail(problem):
    sys.stderr.write("cdk-lambda-delivery: %s\n" % problem)
    sys.exit(2)


def main():
    node = shutil.which("node")
    if node is None:
        fail("needs Node 20.20 or newer on the PATH, as aws-cdk-lib does: https://nodejs.org")
    try:
        script = os.path.join(unpacked(tarball()), "package", "lib", "cli", "start.js")
    except OSError as error:
        fail("the command cannot be unpacked: %s" % error)
    sys.exit(subprocess.call([node, script] + sys.argv[1:]))


if __name__ == "__main__":
    main()
