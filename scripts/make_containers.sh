#!/bin/sh
# Makes fixtures/containers: signatures of every encoding (openssl), archives and messages (python). Run from anywhere;
# keys and certificates are made anew, so that every run gives other bytes with the same content.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/fixtures/containers
plan=$root/fixtures/seeds/venegono-inferiore-2024.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"
cp "$plan" piano.txt

certificate() { # name, common name
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.crt" -days 36500 -utf8 \
    -subj "/C=IT/O=Prova/serialNumber=TINIT-XXXXXX00X00X000X/SN=$1/CN=$2" 2>/dev/null
}
certificate rossi "ROSSI MARIA NICCOLÒ"
certificate bianchi "BIANCHI ANNA"
sign() { openssl cms -sign -binary -nodetach -signer rossi.crt -inkey rossi.key "$@"; }

sign -in piano.txt -outform DER -out "$out/der.txt.p7m"
sign -in piano.txt -outform DER -stream -out "$out/ber.txt.p7m"
sign -in piano.txt -outform PEM -out "$out/pem.txt.p7m"
sign -in piano.txt -outform SMIME -out "$out/smime.txt.p7m"
sign -in piano.txt -outform SMIME -stream -out "$out/smime-ber.txt.p7m"
base64 <"$out/der.txt.p7m" >"$out/base64.txt.p7m"
base64 -w 0 <"$out/ber.txt.p7m" >"$out/base64-ber.txt.p7m"
base64 <"$out/base64.txt.p7m" >"$out/base64-twice.txt.p7m"
openssl cms -sign -binary -nodetach -signer bianchi.crt -inkey bianchi.key -in "$out/ber.txt.p7m" -outform DER -out "$out/nested.txt.p7m.p7m"
sign -in piano.txt -outform DER -signer bianchi.crt -inkey bianchi.key -out "$out/two-signers.txt.p7m"
sign -in piano.txt -outform DER -keyid -out "$out/keyid.txt.p7m"
sign -in piano.txt -outform DER -noattr -nocerts -out "$out/bare.txt.p7m"
{ cat "$out/der.txt.p7m"; printf 'junk behind the signature\000\000'; } >"$out/junk.txt.p7m"
{ cat "$out/ber.txt.p7m"; printf '\r\n\r\n'; } >"$out/junk-ber.txt.p7m"
openssl smime -sign -binary -nodetach -signer rossi.crt -inkey rossi.key -in piano.txt -outform DER -out "$out/pkcs7.txt.p7m"
openssl cms -sign -binary -signer rossi.crt -inkey rossi.key -in piano.txt -outform DER -out "$out/detached.txt.p7m"
openssl cms -encrypt -binary -aes128 -in piano.txt -outform DER -out "$out/encrypted.txt.p7m" rossi.crt
head -c 9000 "$out/ber.txt.p7m" >"$out/cut.txt.p7m"

python3 - "$out" "$root" <<'PY'
import io, sys, zipfile
from email.message import EmailMessage
from pathlib import Path

out, root = Path(sys.argv[1]), Path(sys.argv[2])
plan = (root / "fixtures/seeds/venegono-inferiore-2024.txt").read_bytes()
other = "PIANO DETTAGLIATO DEGLI OBIETTIVI 2025\n\nSettore Tributi\n".encode()
signed = (out / "der.txt.p7m").read_bytes()

def archive(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            target.writestr(zipfile.ZipInfo(name, (2025, 1, 31, 9, 30, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()

one = archive([("piano.txt", plan)])
(out / "one.zip").write_bytes(one)
inner = archive([("Allegato è.txt", other)])
(out / "several.zip").write_bytes(archive([
    ("delibere/piao.txt.p7m", signed), ("delibere/piano.txt", plan), ("altro.zip", inner), ("logo.png", b"\x89PNG\r\n"),
    ("__MACOSX/._piano.txt", b"x"), ("../../fuori.txt", other), ("rotto.p7m", b"0\x80not a signature"), ("vuota/", b""),
]))
(out / "none.zip").write_bytes(archive([("logo.png", b"\x89PNG\r\n")]))
(out / "cut.zip").write_bytes(one[:len(one) // 2])
bomb = archive([("piano.txt", b" " * (8 << 20))])
(out / "bomb.zip").write_bytes(bomb)
deep = one
for depth in range(10):
    deep = archive([(f"{depth}.zip", deep)])
(out / "deep.zip").write_bytes(deep)

def message(subject, text):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ente@example.org", "oiv@example.org", subject
    mail["Date"] = "Fri, 31 Jan 2025 09:30:00 +0100"
    mail.set_content(text)
    return mail

mail = message("Piano", "In allegato il piano.\n")
mail.add_attachment(plan, maintype="text", subtype="plain", filename="piano è.txt")
mail.add_attachment(signed, maintype="application", subtype="pkcs7-mime", filename="piano.txt.p7m")
mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
mail.add_attachment(one, maintype="application", subtype="octet-stream")
(out / "attachments.eml").write_bytes(mail.as_bytes())
certified = message("POSTA CERTIFICATA: Piano", "Messaggio di posta certificata\n")
certified.add_attachment(b"<postacert/>", maintype="application", subtype="xml", filename="daticert.xml")
inner_mail = message("Piano", "In allegato il piano.\n")
inner_mail.add_attachment(plan, maintype="application", subtype="octet-stream", filename="piano.txt")
certified.add_attachment(inner_mail, filename="postacert.eml")
(out / "certified.eml").write_bytes(certified.as_bytes())
PY

openssl cms -sign -binary -nodetach -signer rossi.crt -inkey rossi.key -in "$out/several.zip" -outform DER -out "$out/several.zip.p7m"
ls -l "$out"
