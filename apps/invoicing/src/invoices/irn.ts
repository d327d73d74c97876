import { HOUR_MS } from '@kente/kit/clock';

/** YYYY-MM-DD in Africa/Lagos. */
export type CalendarDate = string;

export interface IrnParts {
  /** The invoice number without anything but letters and digits: what the authority calls `invoice_reference`. */
  readonly reference: string;
  /** The eight characters that the authority gave the business. */
  readonly serviceId: string;
  readonly issueDate: CalendarDate;
}

const IRN = /^([A-Za-z0-9]+)-([A-Za-z0-9]{8})-(\d{4})(\d{2})(\d{2})$/;
const SERVICE_ID = /^[A-Za-z0-9]{8}$/;
export const IRN_MAX = 50;

/** Nigeria is one hour ahead of UTC all year. */
const LAGOS_OFFSET_MS = HOUR_MS;

/** The calendar date in Lagos. */
export const lagosDate = (at: Date): CalendarDate =>
  new Date(at.getTime() + LAGOS_OFFSET_MS).toISOString().slice(0, 10);

/** Does the calendar have this day? 2026-02-30 it has not. */
export function isCalendarDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

/** `INV-12-3` and `INV-1-23` both become `INV123`: what comes out has to be unique in a business, not what goes in. */
export const strippedNumber = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '');

/**
 * `<number>-<service id>-<YYYYMMDD>`. Source: contract 11.3.
 * @throws RangeError for parts of which no IRN can be made; `irnProblem` says so without throwing.
 */
export function makeIrn(parts: { number: string; serviceId: string; issueDate: CalendarDate }): string {
  const irn = `${strippedNumber(parts.number)}-${parts.serviceId}-${parts.issueDate.replaceAll('-', '')}`;
  const problem = irnProblem(irn, parts);
  if (problem) throw new RangeError(problem.message);
  return irn;
}

/** Null for what is no IRN: a wrong pattern, more than 50 characters, or a day that the calendar has not. */
export function readIrn(irn: string): IrnParts | null {
  if (irn.length > IRN_MAX) return null;
  const [, reference, serviceId, year, month, day] = IRN.exec(irn) ?? [];
  if (reference === undefined || serviceId === undefined) return null;
  const issueDate = `${year}-${month}-${day}`;
  return isCalendarDate(issueDate) ? { reference, serviceId, issueDate } : null;
}

export interface IrnProblem {
  readonly code: 'irn_invalid' | 'irn_number_mismatch' | 'irn_service_id_mismatch' | 'irn_date_mismatch';
  readonly message: string;
}

/** The first thing wrong with an IRN: its form, then each part beside what it was made of. */
export function irnProblem(
  irn: string,
  of: { number: string; serviceId: string; issueDate: CalendarDate },
): IrnProblem | null {
  const read = readIrn(irn);
  if (!read)
    return {
      code: 'irn_invalid',
      message: `An IRN is <number>-<service id>-<YYYYMMDD> in at most ${IRN_MAX} characters.`,
    };
  if (read.reference !== strippedNumber(of.number))
    return {
      code: 'irn_number_mismatch',
      message: `The IRN names the number ${read.reference}, the invoice ${of.number}.`,
    };
  if (!SERVICE_ID.test(of.serviceId) || read.serviceId !== of.serviceId)
    return {
      code: 'irn_service_id_mismatch',
      message: `The IRN names the service ${read.serviceId}, the business ${of.serviceId}.`,
    };
  if (read.issueDate !== of.issueDate)
    return { code: 'irn_date_mismatch', message: `The IRN is of ${read.issueDate}, the invoice of ${of.issueDate}.` };
  return null;
}
