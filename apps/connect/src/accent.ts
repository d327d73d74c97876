/** The colours of an institution, made readable: ink on its buttons and the ring around them keep WCAG contrast. */
export interface Accent {
  background: string;
  ink: string;
}
type Rgb = readonly [number, number, number];

const TEXT_CONTRAST = 4.5;
const PAPER: Record<'light' | 'dark', Rgb> = { light: [255, 255, 255], dark: [23, 29, 27] };
const INKS: readonly Rgb[] = [
  [255, 255, 255],
  [10, 15, 13],
];

/**
 * The nearest shade of `hex` (`#rrggbb`) that stands out from the paper and carries readable ink, both at 4.5:1;
 * `null` when it is no colour.
 */
export function accentFor(hex: string | null, theme: 'light' | 'dark'): Accent | null {
  const colour = parse(hex);
  if (!colour) return null;
  const paper = PAPER[theme];
  const towards: Rgb = theme === 'light' ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0; part <= 1; part += 0.04) {
    const shade = mix(colour, towards, part);
    const ink = INKS.find((candidate) => contrast(shade, candidate) >= TEXT_CONTRAST);
    if (ink && contrast(shade, paper) >= TEXT_CONTRAST) return { background: format(shade), ink: format(ink) };
  }
  return null;
}

/** The contrast of two `#rrggbb` colours by WCAG 2: 1–21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  return a && b ? contrast(a, b) : 1;
}

function parse(hex: string | null): Rgb | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? '');
  if (!digits) return null;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((part) => Number.parseInt(part, 16));
  return [red, green, blue];
}

function format(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [
    Math.round(from[0] + (to[0] - from[0]) * part),
    Math.round(from[1] + (to[1] - from[1]) * part),
    Math.round(from[2] + (to[2] - from[2]) * part),
  ];
}

function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
