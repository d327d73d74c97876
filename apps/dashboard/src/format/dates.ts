/** Days and moments for people, in the bank's time zone. */

const ZONE = 'Africa/Lagos';
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: ZONE, day: 'numeric', month: 'short', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit' },
});

/** `20 Nov 2026` of a calendar date, which no time zone moves. */
export const calendarDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** `21 Nov 2026, 00:30` of an instant. */
export const lagosTime = (instant: string): string => moment.format(new Date(instant));
