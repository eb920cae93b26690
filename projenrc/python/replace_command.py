"""Puts command.py in the place of the script that jsii-pacmak writes: replace_command.py FOLDER, for each wheel in it."""
import base64
import hashlib
import os
import sys
import zipfile

SCRIPT = "scripts/cdk-lambda-delivery"


def record_of(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return "%s,sha256=%s,%d" % (name, digest, len(content))


def replace(wheel, command):
    with zipfile.ZipFile(wheel) as archive:
        entries = [(info, archive.read(info)) for info in archive.infolist()]
    scripts = [info.filename for info, _ in entries if info.filename.endswith(SCRIPT)]
    if len(scripts) != 1:
        sys.exit("%s has %d scripts %s, and one is expected" % (wheel, len(scripts), SCRIPT))
    with zipfile.ZipFile(wheel + ".new", "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in entries:
            if info.filename == scripts[0]:
                content = command
            elif info.filename.endswith(".dist-info/RECORD"):
                lines = content.decode().splitlines()
                content = ("\n".join(
                    record_of(scripts[0], command) if line.startswith(scripts[0] + ",") else line for line in lines
                ) + "\n").encode()
            archive.writestr(info, content)
    os.replace(wheel + ".new", wheel)


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "command.py"), "rb") as file:
        command = file.read()
    wheels = [os.path.join(sys.argv[1], name) for name in os.listdir(sys.argv[1]) if name.endswith(".whl")]
    if not wheels:
        sys.exit("%s holds no wheel" % sys.argv[1])
    for wheel in wheels:
        replace(wheel, command)


if __name__ == "__main__":
    main()
