"""Signatures as the Standard Webhooks specification has them."""

from __future__ import annotations

import base64

import pytest

from worker.signature import Secret, read_secret, signed

#: Of the reference implementation's tests.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE, MOMENT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_reference_implementations_signature() -> None:
    headers = signed([read_secret(SECRET)], MESSAGE, MOMENT, BODY)
    assert headers == {
        "webhook-id": MESSAGE,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_each_secret_signs_while_one_takes_the_others_place() -> None:
    new = f"whsec_{base64.b64encode(b'n' * 32).decode()}"
    headers = signed([read_secret(new), read_secret(SECRET)], MESSAGE, MOMENT, BODY)
    first, second = headers["webhook-signature"].split(" ")
    assert (first != second, second) == (True, SIGNATURE)


WRONG = ["", SECRET[6:], "whsec_", "whsec_c2hvcnQ=", "whsec_***", f"whsec_{'bG9u' * 30}"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_secret_is_not_repeated(text: str) -> None:
    with pytest.raises(ValueError, match=r"^must be whsec_") as caught:
        read_secret(text)
    assert not (text[6:] and text[6:] in str(caught.value))


def test_a_secret_is_not_shown() -> None:
    assert "kkk" not in repr(Secret(b"k" * 32))
