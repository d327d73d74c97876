// Two charts as inline SVG, drawn at the width that there is, so that their words stay as large as the page's. What they
// show stands in a table beside each as well.
globalThis.charts = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const NARROW = new Intl.DateTimeFormat('en-GB', { month: 'narrow', timeZone: 'UTC' });
  const SHORT = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
  const LONG = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const MONTHS = 12;
  /** As wide as the longest short month, with room on both sides. */
  const SHORT_MONTH = 38;

  function shape(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** Draws now, and again when the width changes. */
  function drawIn(figure, height, description, paint) {
    const holder = figure.querySelector('.drawing');
    figure.redraw?.disconnect();
    const draw = () => {
      const width = Math.floor(holder.clientWidth);
      if (width === 0) return;
      const label = figure.querySelector('figcaption').id;
      const svg = shape('svg', {
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-labelledby': label,
      });
      svg.append(shape('desc', {}, description));
      paint(svg, width);
      holder.replaceChildren(svg);
    };
    figure.redraw = new ResizeObserver(draw);
    figure.redraw.observe(holder);
    draw();
  }

  function fillTable(figure, rows) {
    const body = figure.querySelector('tbody');
    body.replaceChildren(
      ...rows.map((cells) => {
        const row = document.createElement('tr');
        cells.forEach((text, index) => {
          const cell = document.createElement(index === 0 ? 'th' : 'td');
          cell.textContent = text;
          if (index === 0) cell.scope = 'row';
          else cell.className = 'amount';
          row.append(cell);
        });
        return row;
      }),
    );
  }

  const named = (name) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase().replaceAll('_', ' ');
  const percent = (share) => `${share.toFixed(1)} %`;
  /** Narrower, and the longest group's name would run into its figures. */
  const WIDE = 400;

  /** One bar a group, its words above it. */
  function spending(figure, { total_spent: total, categories }, money) {
    figure.querySelector('figcaption').textContent = `Spent in the last six months: ${money(total)}`;
    fillTable(
      figure,
      categories.map(({ category, amount, percentage }) => [named(category), money(amount), percent(percentage)]),
    );
    const ROW = 46;
    const BAR = 10;
    const most = Math.max(1, ...categories.map(({ amount }) => amount));
    const words = categories.map(({ category, percentage }) => `${named(category)} ${percent(percentage)}`).join(', ');
    drawIn(figure, Math.max(1, categories.length) * ROW, words || 'Nothing was spent.', (svg, width) => {
      if (categories.length === 0) svg.append(shape('text', { x: 0, y: 24 }, 'Nothing was spent.'));
      categories.forEach(({ category, amount, percentage }, index) => {
        const y = index * ROW;
        const figures = width < WIDE ? money(amount, 0) : `${money(amount)} · ${percent(percentage)}`;
        svg.append(
          shape('text', { x: 0, y: y + 18 }, named(category)),
          shape('text', { x: width, y: y + 18, class: 'soft', 'text-anchor': 'end' }, figures),
          shape('rect', { x: 0, y: y + 26, width, height: BAR, rx: 5, class: 'track' }),
          shape('rect', {
            x: 0,
            y: y + 26,
            width: Math.max(4, (width * amount) / most),
            height: BAR,
            rx: 5,
            class: 'bar',
          }),
        );
      });
    });
  }

  /** The last twelve months up to the newest income, the oldest first. */
  function monthsOf(evidence) {
    const sums = new Map();
    for (const { date, amount } of evidence.streams.flatMap(({ transactions }) => transactions)) {
      if (date !== null) sums.set(date.slice(0, 7), (sums.get(date.slice(0, 7)) ?? 0) + amount);
    }
    const [newest] = [...sums.keys()].sort().reverse();
    if (!newest) return [];
    const last = new Date(`${newest}-01T00:00:00Z`);
    return Array.from({ length: MONTHS }, (_, index) => {
      const month = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - MONTHS + 1 + index, 1));
      return { month, amount: sums.get(month.toISOString().slice(0, 7)) ?? 0 };
    });
  }

  /** One bar a month; the sum of the largest above it. */
  function income(figure, { income: told, evidence }, money) {
    figure.hidden = told === null;
    if (told === null) return;
    const months = monthsOf(evidence);
    const worth = ({ monthly_average: monthly, number_of_months: months }) => monthly * months;
    const streams = [...told.income_streams].sort((a, b) => worth(b) - worth(a));
    const kinds = streams.map(({ income_type: type, frequency }) => `${named(type)} (${frequency.toLowerCase()})`);
    const caption = `Income: ${money(told.monthly_income)} a month`;
    figure.querySelector('figcaption').textContent =
      kinds.length === 0 ? 'No income was found.' : `${caption}, ${[...new Set(kinds)].slice(0, 3).join(', ')}`;
    fillTable(
      figure,
      months.map(({ month, amount }) => [LONG.format(month), money(amount)]),
    );
    const HEIGHT = 180;
    const [TOP, BOTTOM] = [22, 22];
    const most = Math.max(1, ...months.map(({ amount }) => amount));
    const words = months.map(({ month, amount }) => `${LONG.format(month)} ${money(amount)}`).join(', ');
    drawIn(figure, months.length === 0 ? 1 : HEIGHT, words, (svg, width) => {
      if (months.length === 0) return;
      const step = width / MONTHS;
      const floor = HEIGHT - BOTTOM;
      const label = step < SHORT_MONTH ? NARROW : SHORT;
      svg.append(
        shape('text', { x: 0, y: 14, class: 'soft' }, money(most)),
        shape('line', { x1: 0, y1: TOP, x2: width, y2: TOP, class: 'grid' }),
        shape('line', { x1: 0, y1: floor, x2: width, y2: floor, class: 'axis' }),
      );
      months.forEach(({ month, amount }, index) => {
        const height = ((floor - TOP) * amount) / most;
        const x = index * step + step * 0.16;
        const bar = shape('rect', { x, y: floor - height, width: step * 0.68, height, rx: 3, class: 'bar' });
        bar.append(shape('title', {}, `${LONG.format(month)}: ${money(amount)}`));
        const middle = { x: index * step + step / 2, y: HEIGHT - 6, class: 'soft', 'text-anchor': 'middle' };
        svg.append(bar, shape('text', middle, label.format(month)));
      });
    });
  }

  return { spending, income };
})();
