/** Nigerian words of purpose: English as written there, Pidgin, Yoruba, Igbo and Hausa, folded. Needs native readers. */
import type { Rule } from '../country-data.ts';

export const KEYWORDS: readonly Rule[] = [
  {
    id: 'ng.purpose.giving',
    words:
      'ebun|onyinye|kyauta|sadaqat|saraa|zakatul fitr|owambe|asoebi|isomoloruko|igba nkwu|iku|introduction ceremony|spraying money|kayan daki|walima|nikkah|nikah|wushe wushe|rccg|idamewa',
    debit: 'gifts_and_donations',
    credit: 'gifts_and_donations',
    examples: ['D:NIP/GTB/ADA OBI/kyauta', 'D:NIP/GTB/ADA OBI/ẹ̀bùn fun iya'],
    counterExamples: ['D:NIP/GTB/EBUN OLA/rice', 'D:NIP/GTB/ADA OBI/kudi'],
  },
  {
    id: 'ng.purpose.food',
    words: 'ounje|onje|nri|abinci|chop|belle full|jeun',
    debit: 'food',
    examples: ['D:NIP/GTB/ADA OBI/kudin abinci', 'D:NIP/GTB/ADA OBI/nri ututu'],
    counterExamples: ['D:NIP/GTB/ADA OBI/chopper bike'],
  },
  {
    id: 'ng.purpose.groceries',
    words: 'oja|ahia|cefane|kayan abinci|kayan miya|obe|egusi|ogbono|garri|gari|elubo|semo|semovita|poundo|ewedu',
    not: 'oja ale',
    debit: 'groceries',
    examples: ['D:NIP/GTB/ADA OBI/kayan miya', 'D:NIP/GTB/ADA OBI/owo oja'],
    counterExamples: ['D:NIP/GTB/ADA OBI/ojuelegba'],
  },
  {
    id: 'ng.purpose.school',
    words: 'owo ile iwe|ile iwe|ego akwukwo|akwukwo|kudin makaranta|makaranta|sch fee|skul fee|school feez',
    debit: 'education',
    examples: ['D:NIP/GTB/ADA OBI/kudin makaranta', 'D:NIP/GTB/ADA OBI/ego akwukwo'],
    counterExamples: ['D:NIP/GTB/ADA OBI/ego nri'],
  },
  {
    id: 'ng.purpose.rent',
    words: 'owo ile|ego ulo|kudin haya|kudin gida|house money',
    not: 'owo ile iwe',
    debit: 'rent',
    examples: ['D:NIP/GTB/ADA OBI/kudin haya', 'D:NIP/GTB/ADA OBI/ego ulo'],
    counterExamples: ['D:NIP/GTB/ADA OBI/owo ile iwe'],
  },
  {
    id: 'ng.purpose.transport',
    words: 'owo oko|ego ugbo ala|kudin mota|tfare money|motor fare|danfo|keke napep|maruwa|agbero|brt|lagride',
    debit: 'transport',
    examples: ['D:NIP/GTB/ADA OBI/kudin mota'],
    counterExamples: ['D:NIP/GTB/ADA OBI/motor parts shares'],
  },
  {
    id: 'ng.purpose.health',
    words: 'owo oogun|oogun|ogwu|magani|kudin magani|asibiti',
    debit: 'health',
    examples: ['D:NIP/GTB/ADA OBI/kudin magani', 'D:NIP/GTB/ADA OBI/ogwu'],
    counterExamples: ['D:NIP/GTB/ADA OBI/ogwugwu'],
  },
  {
    id: 'ng.purpose.light',
    words: 'band a|owo ina|kudin wuta|ego oku',
    debit: 'utilities',
    examples: ['D:NIP/GTB/ADA OBI/owo ina', 'D:NIP/GTB/ADA OBI/kudin wuta'],
    counterExamples: ['D:NIP/GTB/ADA OBI/nepal trip photos'],
  },
];
