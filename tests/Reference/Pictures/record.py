#!/usr/bin/python3
"""Records small pictures of every kind that the library reads, as Pillow writes them, and the pixels that Pillow reads from them.

    apt-get install python3-pil          (Debian's 9.4.0)
    /usr/bin/python3 record.py           (writes Pictures.json beside itself)
"""

import base64
import io
import json
import pathlib
import random

from PIL import Image

WIDTH, HEIGHT = 13, 9


def main():
    random.seed(1)
    smooth = Image.new("RGBA", (WIDTH, HEIGHT))
    smooth.putdata([(9 * x + y, 255 - 20 * y, (x * y * 7 + random.randrange(9)) % 256, 255 - x) for y in range(HEIGHT) for x in range(WIDTH)])
    rgb, grey = smooth.convert("RGB"), smooth.convert("L")
    deep = Image.new("I;16", (WIDTH, HEIGHT))
    for y in range(HEIGHT):
        for x in range(WIDTH):
            deep.putpixel((x, y), 65535 - 487 * x - 3001 * y)

    pictures = [
        record("grey", grey, "PNG"),
        record("grey and opacity", smooth.convert("LA"), "PNG"),
        record("colours", rgb, "PNG"),
        record("colours, as small as can be", rgb, "PNG", optimize=True),
        record("colours and opacity", smooth, "PNG"),
        record("black and white", grey.convert("1"), "PNG", shown="L"),
        *(record(f"palette of {2 ** bits}", rgb.quantize(2**bits), "PNG", shown="RGB", bits=bits) for bits in (1, 2, 4, 8)),
        record("P4", grey.convert("1"), "PPM", shown="L"),
        record("P5", grey, "PPM"),
        record("P6", rgb, "PPM"),
        {**encoded("grey of 16 bits", deep, "PNG"), **decoded([round(v / 257) for v in deep.getdata()])},
    ]
    lines = ",\n".join(json.dumps(picture) for picture in pictures)
    (pathlib.Path(__file__).parent / "Pictures.json").write_text(f"[\n{lines}\n]\n")


def record(name, image, format, shown=None, **options):
    pixels = image.convert(shown) if shown else image
    return {**encoded(name, image, format, **options), **decoded(pixels.tobytes(), len(pixels.getbands()))}


def encoded(name, image, format, **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return {"name": name, "file": base64.b64encode(file.getvalue()).decode()}


def decoded(pixels, channels=1):
    return {"width": WIDTH, "height": HEIGHT, "channels": channels, "pixels": base64.b64encode(bytes(pixels)).decode()}


if __name__ == "__main__":
    main()
