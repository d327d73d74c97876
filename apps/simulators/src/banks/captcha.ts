import { crc32, deflateSync } from 'node:zlib';

/** 5 × 7 letters, one bit a pixel; no more than the simulated banks ask for. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  k: [0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001],
  e: [0b00000, 0b01110, 0b10001, 0b11111, 0b10000, 0b10001, 0b01110],
  n: [0b00000, 0b10110, 0b11001, 0b10001, 0b10001, 0b10001, 0b10001],
  t: [0b01000, 0b01000, 0b11110, 0b01000, 0b01000, 0b01001, 0b00110],
};

const CELL = 6;
const WIDTH = 220;
const HEIGHT = 72;
const PAPER = 245;
const INK = 40;

/** A word as a slightly skewed picture with lines through it: PNG, base64. */
export function drawCaptcha(word: string): string {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(PAPER);
  const set = (x: number, y: number, shade: number): void => {
    if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) pixels[Math.floor(y) * WIDTH + Math.floor(x)] = shade;
  };
  for (let x = 0; x < WIDTH; x += 1) {
    for (const wave of [0, 1, 2]) set(x, HEIGHT / 2 + 24 * Math.sin((x + wave * 60) / 21 + wave), 150);
  }
  for (const [place, letter] of [...word].entries())
    drawLetter(GLYPHS[letter] ?? [], 14 + place * 40, 12 + (place % 2) * 6, set);
  return png(pixels).toString('base64');
}

function drawLetter(
  glyph: readonly number[],
  left: number,
  top: number,
  set: (x: number, y: number, shade: number) => void,
): void {
  for (const [row, bits] of glyph.entries()) {
    for (let column = 0; column < 5; column += 1) {
      if ((bits & (0b10000 >> column)) === 0) continue;
      for (let dy = 0; dy < CELL; dy += 1) {
        // Slanted, so that the letters stand as people write them.
        const slant = Math.round((7 * CELL - row * CELL - dy) / 7);
        for (let dx = 0; dx < CELL; dx += 1) set(left + column * CELL + dx + slant, top + row * CELL + dy, INK);
      }
    }
  }
}

/** 8-bit greyscale PNG of WIDTH × HEIGHT. */
function png(pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  const lines = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) lines.set(pixels.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
