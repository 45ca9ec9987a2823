'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const [COMPANY, ROLE, STATE, OWNER, UPDATED, AGE, DUE, LATE, WHY, FOLDER, FILE, WEEK] = Array(12).keys();
  const FIRST = 100, MORE = 200;
  const find = (id) => document.getElementById(id);
  const body = document.querySelector('#all tbody');
  const headers = [...document.querySelectorAll('#all th')];
  const number = (value) => value.toLocaleString('en-US');
  const selects = { owner: OWNER, company: COMPANY, role: ROLE, week: WEEK };
  const checks = [...document.querySelectorAll('input[name=state]')];
  const stateAt = new Map(data.states.map(([name], at) => [name, at]));
  const sorted = { column: STATE, way: 1 };
  let order = data.rows.map((_, at) => at);
  let shown = [];
  let visible = FIRST;
  let texts = null;

  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  const textOf = (row) => [
    ...data.companies[row[COMPANY]], ...data.roles[row[ROLE]], data.states[row[STATE]][1], data.owners[row[OWNER]],
    data.folders[row[FOLDER]][0] + data.files[row[FILE]][0], data.days[row[DUE]] ?? '', data.days[row[UPDATED]] ?? '',
    data.weeks[row[WEEK]] ?? '', data.reasons[row[WHY]],
  ].join('\n');

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const stateOf = (at) => {
    const [name, label, sign] = data.states[at];
    const made = element('span', undefined, 'state');
    const mark = element('span', sign, `mark s-${name}`);
    mark.setAttribute('aria-hidden', 'true');
    made.append(mark, label);
    return made;
  };

  const linkTo = (row) => {
    const link = element('a', data.roles[row[ROLE]][1]);
    link.setAttribute('href', data.folders[row[FOLDER]][1] + data.files[row[FILE]][1]);
    return link;
  };

  const lineOf = (row) => {
    const made = element('tr');
    made.setAttribute('role', 'row');
    const cells = [
      stateOf(row[STATE]), data.companies[row[COMPANY]][1], linkTo(row), data.owners[row[OWNER]],
      row[LATE] ? String(row[LATE]) : '–', data.days[row[DUE]] ?? '–', data.days[row[UPDATED]] ?? '–',
      row[AGE] === null ? '–' : String(row[AGE]), data.reasons[row[WHY]],
    ];
    cells.forEach((content, at) => {
      const cell = element('td', undefined, at === 4 || at === 7 ? 'number' : at === 8 ? 'why' : '');
      cell.setAttribute('role', 'cell');
      cell.append(content);
      made.append(cell);
    });
    return made;
  };

  const missing = (value) => value === null || value === -1;

  const compare = (one, other) => {
    const a = data.rows[one][sorted.column], b = data.rows[other][sorted.column];
    if (missing(a) || missing(b)) return missing(a) - missing(b) || one - other;
    return (a - b) * sorted.way || one - other;
  };

  const narrowed = () => {
    const states = new Set(checks.filter((check) => check.checked).map((check) => stateAt.get(check.value)));
    const chosen = Object.entries(selects).filter(([id]) => find(id).value !== '')
      .map(([id, column]) => [column, Number(find(id).value)]);
    const words = plain(find('words').value).split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = data.rows.map((row) => plain(textOf(row)));
    find('clear').hidden = !(states.size || chosen.length || words.length);
    return order.filter((at) => (!states.size || states.has(data.rows[at][STATE]))
      && chosen.every(([column, value]) => data.rows[at][column] === value)
      && words.every((word) => texts[at].includes(word)));
  };

  const tell = () => {
    const all = `${number(data.rows.length)} ${data.rows.length === 1 ? 'guide' : 'guides'}`;
    const matching = shown.length === data.rows.length ? all : `${number(shown.length)} of ${all}`;
    const part = shown.length > visible ? `, the first ${number(visible)} shown` : '';
    find('result').textContent = shown.length ? matching + part : `None of ${all}`;
    document.querySelector('.more').hidden = shown.length <= visible;
    find('more').textContent = `Show ${number(Math.min(MORE, shown.length - visible))} more`;
    find('every').textContent = `Show all ${number(shown.length)}`;
  };

  const draw = () => {
    visible = FIRST;
    shown = narrowed();
    body.replaceChildren(...shown.slice(0, visible).map((at) => lineOf(data.rows[at])));
    tell();
  };

  const grow = (to) => {
    const from = visible;
    visible = Math.min(to, shown.length);
    const added = shown.slice(from, visible).map((at) => lineOf(data.rows[at]));
    body.append(...added);
    tell();
    added[0]?.querySelector('a').focus({ preventScroll: true });
  };

  const sortBy = (button) => {
    const column = Number(button.dataset.column);
    const first = button.dataset.first === 'descending' ? -1 : 1;
    sorted.way = sorted.column === column ? -sorted.way : first;
    sorted.column = column;
    headers.forEach((header) => header.removeAttribute('aria-sort'));
    button.closest('th').setAttribute('aria-sort', sorted.way > 0 ? 'ascending' : 'descending');
    order.sort(compare);
    draw();
  };

  const clear = () => {
    find('words').value = '';
    Object.keys(selects).forEach((id) => { find(id).value = ''; });
    checks.forEach((check) => { check.checked = false; });
  };

  const narrow = (choices) => {
    clear();
    Object.entries(choices).forEach(([id, value]) => {
      if (id === 'state') checks.forEach((check) => { check.checked = check.value === value; });
      else find(id).value = value;
    });
    draw();
  };

  const fill = (id, names, counted) => {
    const counts = new Map();
    data.rows.forEach((row) => counts.set(row[counted], (counts.get(row[counted]) ?? 0) + 1));
    names.forEach((name, at) => {
      const option = element('option', `${name} (${number(counts.get(at) ?? 0)})`);
      option.value = String(at);
      find(id).append(option);
    });
  };

  fill('owner', data.owners, OWNER);
  fill('company', data.companies.map(([, name]) => name), COMPANY);
  fill('role', data.roles.map(([, name]) => name), ROLE);
  fill('week', data.weeks, WEEK);
  headers.forEach((header) => {
    const button = header.firstElementChild;
    button.disabled = false;
    button.addEventListener('click', () => sortBy(button));
  });
  const form = find('filters');
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', (event) => { if (event.target.id === 'words') draw(); });
  form.addEventListener('change', (event) => { if (event.target.id !== 'words') draw(); });
  find('clear').addEventListener('click', () => { clear(); draw(); find('words').focus(); });
  find('more').addEventListener('click', () => grow(visible + MORE));
  find('every').addEventListener('click', () => grow(shown.length));
  shown = narrowed();
  tell();

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-set]');
    if (!link) return;
    const { set, value } = link.dataset;
    narrow({ [set]: set === 'week' ? String(data.weeks.indexOf(value)) : value });
  });

  // The heat map: one cell at a time can be reached by Tab, the others by the arrow keys.
  const tip = find('tip');
  const lines = [...document.querySelectorAll('.heat tbody tr')];
  if (!lines.length) return;
  const roleAt = [...document.querySelector('.heat thead tr').cells].slice(1, -1)
    .map((header) => (header.dataset.role === undefined ? null : Number(header.dataset.role)));
  const usual = new Set(roleAt);
  let held = null;
  let current = lines[0].cells[1];

  const cellAt = (y, x) => (x >= 0 && x < roleAt.length ? lines[y]?.cells[x + 1] : undefined);
  const columnOf = (cell) => cell.cellIndex - 1;
  const companyOf = (cell) => Number(cell.parentNode.dataset.company);
  const isCell = (cell) => cell.matches('.heat tbody td:not(.days)');

  const guidesAt = (cell) => {
    if (!held) {
      held = new Map();
      data.rows.forEach((row) => {
        const key = `${row[COMPANY]} ${usual.has(row[ROLE]) ? row[ROLE] : null}`;
        if (!held.has(key)) held.set(key, []);
        held.get(key).push(row);
      });
    }
    return held.get(`${companyOf(cell)} ${roleAt[columnOf(cell)]}`) ?? [];
  };

  const said = (cell) => {
    const rows = guidesAt(cell), own = roleAt[columnOf(cell)];
    const company = data.companies[companyOf(cell)][1];
    const role = rows.length === 1 || own !== null ? data.roles[own ?? rows[0][ROLE]][1] : 'other roles';
    if (!rows.length) return `${company}, ${role}: no guide`;
    const late = rows[0][LATE];
    const many = rows.length === 1 ? '' : ` (the worst of ${number(rows.length)} guides)`;
    const days = late ? `, ${number(late)} ${late === 1 ? 'day' : 'days'} past due` : '';
    return `${company}, ${role}: ${data.states[rows[0][STATE]][1].toLowerCase()}${days}${many}`;
  };

  const show = (cell) => {
    tip.textContent = said(cell);
    tip.hidden = false;
    const box = cell.getBoundingClientRect(), own = tip.getBoundingClientRect();
    const most = document.documentElement.clientWidth - own.width - 8;
    tip.style.left = `${Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), most)}px`;
    tip.style.top = `${box.top > own.height + 14 ? box.top - own.height - 8 : box.bottom + 8}px`;
  };

  const hide = () => { tip.hidden = true; };

  const open = (cell) => {
    const rows = guidesAt(cell);
    if (!rows.length) return;
    const role = roleAt[columnOf(cell)] ?? (rows.length === 1 ? rows[0][ROLE] : '');
    narrow({ company: String(companyOf(cell)), role: String(role) });
    hide();
    find('guides').focus({ preventScroll: true });
    find('guides').scrollIntoView();
  };

  const move = (cell) => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
    current.focus();
  };

  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const press = (cell, event) => {
    const step = steps[event.key];
    const to = step && cellAt(lines.indexOf(cell.parentNode) + step[0], columnOf(cell) + step[1]);
    if (to) move(to);
    else if (event.key === 'Enter' || event.key === ' ') open(cell);
    else if (event.key === 'Escape') hide();
    if (step || event.key === ' ') event.preventDefault();
  };

  const panels = document.querySelector('.panels');
  const within = (handler) => (event) => { if (isCell(event.target)) handler(event.target, event); };
  document.querySelectorAll('.heat').forEach((table) => table.setAttribute('role', 'grid'));
  current.tabIndex = 0;
  panels.addEventListener('pointerover', within(show));
  panels.addEventListener('pointerout', hide);
  panels.addEventListener('focusin', within((cell) => { cell.setAttribute('aria-label', said(cell)); show(cell); }));
  panels.addEventListener('focusout', hide);
  panels.addEventListener('click', within(open));
  panels.addEventListener('keydown', within(press));
})();
