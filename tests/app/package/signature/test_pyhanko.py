"""What proves signatures is loaded without a network client."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
CODE = """
import sys
from app.package.signature import pyhanko
pyhanko.load()
pyhanko.load()
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
assert callable(validate_sig_integrity)
print(sorted(name for name in sys.modules if name.startswith("aiohttp")))
import aiohttp
assert aiohttp.ClientSession.__module__ == "aiohttp.client"
pyhanko.load()
assert sys.modules["aiohttp"] is aiohttp
"""


def test_no_network_client_is_loaded_and_none_is_in_the_way_of_others():
    told = subprocess.run(
        [sys.executable, "-c", CODE],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
