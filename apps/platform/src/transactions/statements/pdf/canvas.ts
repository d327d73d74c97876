import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { isPlain, printable, UNPRINTABLE, visualOrder } from './printable.ts';

/** A4, in points. */
export const PAGE = { width: 595, height: 842 } as const;

export type Weight = 'regular' | 'bold';

export interface TextStyle {
  size: number;
  weight?: Weight;
  /** 0 black … 1 white. */
  gray?: number;
  align?: 'left' | 'right';
  /** Set smaller where it would be wider than this. */
  within?: number;
}

/** What pdfkit keeps of an open font. Its types do not tell. */
interface OpenFont {
  id: string;
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  encode(text: string): [glyphs: string[], positions: { advanceWidth: number }[]];
  ref(): unknown;
}

interface Glyph {
  hex: string;
  /** Thousandths of the size. */
  width: number;
}

interface Face {
  font: OpenFont;
  glyphs: Map<string, Glyph>;
}

const FONT_FILES: Readonly<Record<Weight, string>> = {
  regular: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
};
/** The name under which every page draws the number of pages. */
const PAGE_COUNT = 'PageCount';

/**
 * Pages of text and lines; y is the baseline, counted from the top. pdfkit lays the file out, keeps the fonts and places
 * what needs more than one glyph after the other; plain letters are set here. pdfkit's own `text` took 550 µs a row (or
 * kept every word that was ever set, 50 MB for 5,000 rows) where this takes 30 µs.
 */
export class Canvas {
  readonly #doc: PDFKit.PDFDocument;
  readonly #faces: Readonly<Record<Weight, Face>>;
  readonly #count: PDFKit.PDFKitReference;
  #content: string[] = [];
  #pages = 0;
  #usedUnprintable = false;

  constructor(info: { title: string; author: string; createdAt: Date }) {
    this.#doc = new PDFDocument({
      ...{ size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: false, fontLayoutCache: false },
      ...{ pdfVersion: '1.7', lang: 'en', displayTitle: true },
      info: { Title: info.title, Author: info.author, Creator: 'Kente', CreationDate: info.createdAt },
    });
    this.#faces = { regular: this.#open('regular'), bold: this.#open('bold') };
    // Drawn by every page, written when the last page is there: nothing has to be kept until then.
    this.#count = this.#doc.ref({
      ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, -10, 100, 20] },
      Resources: { Font: { [this.#faces.regular.font.id]: this.#faces.regular.font.ref() } },
    });
  }

  get pages(): number {
    return this.#pages;
  }

  /** Whether a character was printed that the font does not have. */
  get usedUnprintable(): boolean {
    return this.#usedUnprintable;
  }

  #open(weight: Weight): Face {
    this.#doc.registerFont(weight, readFileSync(new URL(`fonts/${FONT_FILES[weight]}`, import.meta.url)));
    this.#doc.font(weight);
    return { font: (this.#doc as unknown as { _font: OpenFont })._font, glyphs: new Map() };
  }

  addPage(): void {
    this.#flush();
    this.#doc.addPage();
    this.#pages += 1;
    for (const { font } of Object.values(this.#faces)) this.#doc.page.fonts[font.id] = font.ref();
    this.#doc.page.xobjects[PAGE_COUNT] = this.#count;
  }

  /** A text as it can be printed. */
  printable(text: string): string {
    const { font } = this.#faces.regular;
    const printed = printable(text, (codePoint) => font.font.hasGlyphForCodePoint(codePoint));
    this.#usedUnprintable ||= printed.includes(UNPRINTABLE);
    return printed;
  }

  /** In points, of a printable text. */
  width(text: string, { size, weight = 'regular' }: Pick<TextStyle, 'size' | 'weight'>): number {
    return (this.#advance(text, weight) * size) / 1_000;
  }

  /** A printable text on one line. `x` is its right edge when it is aligned to the right. */
  text(text: string, x: number, y: number, style: TextStyle): void {
    const { weight = 'regular', gray = 0, align = 'left', within } = style;
    const measured = this.width(text, style);
    const scale = within !== undefined && measured > within ? within / measured : 1;
    const size = style.size * scale;
    let left = align === 'right' ? x - measured * scale : x;
    for (const word of isPlain(text) ? [text] : visualOrder(text).split(' ')) {
      if (isPlain(word)) this.#letters(word, left, y, size, weight, gray);
      else {
        // What stands before it on the page comes before it in the file, for those who read the text out of it.
        this.#flush();
        this.#doc.font(weight).fontSize(size).text(word, left, y, { lineBreak: false, baseline: 'alphabetic' });
      }
      left += this.width(`${word} `, { size, weight });
    }
  }

  /** Thousandths of the size. */
  #advance(text: string, weight: Weight): number {
    let advance = 0;
    if (isPlain(text)) {
      for (const character of text) advance += this.#glyph(weight, character).width;
      return advance;
    }
    // A blank at its end belongs to no word: the font's rules for other directions would move it.
    for (const word of text.split(' ')) {
      advance += isPlain(word)
        ? this.#advance(word, weight)
        : this.#doc.font(weight).fontSize(1_000).widthOfString(word);
    }
    return advance + (text.split(' ').length - 1) * this.#glyph(weight, ' ').width;
  }

  /** Plain letters, one glyph after the other. */
  #letters(text: string, x: number, y: number, size: number, weight: Weight, gray: number): void {
    let hex = '';
    for (const character of text) hex += this.#glyph(weight, character).hex;
    const { id } = this.#faces[weight].font;
    this.#content.push(`BT ${gray} g /${id} ${number(size)} Tf 1 0 0 -1 ${number(x)} ${number(y)} Tm <${hex}> Tj ET`);
  }

  /** A thin line from left to right. */
  rule(x: number, y: number, width: number, gray: number): void {
    this.#content.push(`${gray} G 0.5 w ${number(x)} ${number(y)} m ${number(x + width)} ${number(y)} l S`);
  }

  /** `Page 3 of 12` in the middle between two edges; how many there are is known at the end. */
  pageNumber(x: number, y: number, size: number, gray: number): void {
    const words = `Page ${this.#pages} of `;
    this.text(words, x, y, { size, gray });
    const at = x + this.width(words, { size });
    this.#content.push(`q ${gray} g ${size} 0 0 ${-size} ${number(at)} ${number(y)} cm /${PAGE_COUNT} Do Q`);
  }

  /** What can be written to the file by now. */
  take(): Uint8Array | null {
    return this.#doc.read() as Buffer | null;
  }

  /** Writes what was put off to the end. Nothing can be drawn any more. */
  end(): void {
    const { font } = this.#faces.regular;
    let hex = '';
    for (const character of String(this.#pages)) hex += this.#glyph('regular', character).hex;
    this.#count.end(`BT /${font.id} 1 Tf <${hex}> Tj ET`);
    this.#flush();
    this.#doc.end();
  }

  #flush(): void {
    if (this.#content.length === 0) return;
    this.#doc.addContent(this.#content.join('\n'));
    this.#content = [];
  }

  #glyph(weight: Weight, character: string): Glyph {
    const { font, glyphs } = this.#faces[weight];
    const known = glyphs.get(character);
    if (known) return known;
    const [hexes, positions] = font.encode(character);
    const glyph = { hex: hexes.join(''), width: positions.reduce((sum, each) => sum + each.advanceWidth, 0) };
    glyphs.set(character, glyph);
    return glyph;
  }
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
