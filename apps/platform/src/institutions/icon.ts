/** Drawn from a name and a colour alone, so that no picture of anybody's is copied or fetched. */
export interface IconSubject {
  name: string;
  slug: string;
  /** `#RRGGBB`, or `null`: then a colour that only depends on the slug. */
  primaryColor: string | null;
}

const SIZE = 48;
const DARK = '#000000';
const LIGHT = '#FFFFFF';
const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";

/** A square SVG picture of 48 units: the initials on the institution's colour, with a woven edge. */
export function drawIcon(subject: IconSubject): string {
  const background = subject.primaryColor ?? colourOf(subject.slug);
  const ink = readableOn(background);
  const label = escapeXml(subject.name);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<clipPath id="c"><rect width="${SIZE}" height="${SIZE}" rx="12"/></clipPath>`,
    `<g clip-path="url(#c)"><rect width="${SIZE}" height="${SIZE}" fill="${background}"/>`,
    `<path d="${weave(subject.slug)}" fill="${ink}" fill-opacity=".22"/></g>`,
    `<text x="24" y="22" dy=".35em" text-anchor="middle" font-family="${FONT}" font-size="20" font-weight="700" fill="${ink}">`,
    `${escapeXml(initials(subject.name))}</text></svg>`,
  ].join('');
}

/** One or two letters that tell institutions apart: `GT`, `SC`, `Ac`. */
export function initials(name: string): string {
  const words = name
    .replace(/\(.*\)/, '')
    .replace(/-(?=\p{Lu})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word.toLowerCase()));
  const [first = name, second] = words;
  if (second !== undefined && /^\p{Lu}/u.test(second)) return first.charAt(0) + second.charAt(0);
  return first.slice(0, 2);
}
const FILLERS = new Set(['bank', 'by', 'of', 'the', 'and']);

/** Black or white, whichever reads better on a colour. One of the two always reaches 4.5 : 1. */
export function readableOn(background: string): string {
  return contrast(background, LIGHT) >= contrast(background, DARK) ? LIGHT : DARK;
}

/** Contrast ratio of two `#RRGGBB` colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Four strips along the lower edge, long and short as the slug has it. */
function weave(slug: string): string {
  const seed = hash(slug);
  return [0, 1, 2, 3]
    .map((strip) => {
      const height = 3 + ((seed >>> (strip * 3)) & 3) * 1.5;
      return `M${strip * 12} ${SIZE - height}h12v${height}h-12z`;
    })
    .join('');
}

function colourOf(slug: string): string {
  const hue = hash(slug) % 360;
  return hslToHex(hue, 0.55, 0.3);
}

function hslToHex(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`.toUpperCase();
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
