/**
 * Words of four languages that remarks are written in. NEEDS A NATIVE READER: gathered without one, several are also
 * names or have other meanings, so all of them count as moderate: they move the score and never decide.
 * Lower case, without diacritics, as banks print them. Source: contract 12.4.
 */
export interface LanguageWords {
  readonly language: 'pidgin' | 'yoruba' | 'igbo' | 'hausa';
  readonly status: 'needs a native reader';
  readonly business: readonly string[];
  readonly personal: readonly string[];
}

export const LANGUAGE_WORDS: readonly LanguageWords[] = [
  {
    language: 'pidgin',
    status: 'needs a native reader',
    business: [],
    personal: ['abeg', 'dash', 'settle am', 'send give', 'my guy', 'padi', 'chop money', 'village'],
  },
  {
    language: 'yoruba',
    status: 'needs a native reader',
    business: ['san', 'sisan', 'oja'],
    personal: ['owo', 'gba', 'ebun', 'omo', 'ounje'],
  },
  {
    language: 'igbo',
    status: 'needs a native reader',
    business: ['kwuo', 'ahia'],
    personal: ['ego', 'zipu', 'onyinye', 'nri', 'umuaka'],
  },
  {
    language: 'hausa',
    status: 'needs a native reader',
    business: ['biya', 'kaya', 'ciniki'],
    personal: ['kudi', 'aika', 'kyauta', 'abinci', 'sadaka', 'iyali'],
  },
];
