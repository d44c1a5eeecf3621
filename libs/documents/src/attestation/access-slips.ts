import { fitSize } from '../print/fit.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';
import { dayInWords, fullName } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

export type AccessSlip = {
  readonly learner: PersonName;
  readonly login: string;
  /** Shown once, on this paper; it must be changed at the first sign-in. */
  readonly oneTimePassword: string;
};

export type AccessSlipsData = {
  readonly organisation: string;
  readonly group: string;
  /** Address of the product, as it is typed. */
  readonly address: string;
  /** Last day on which the one-time passwords work; null while they work until they are changed. */
  readonly validTo: Day | null;
  readonly slips: readonly AccessSlip[];
};

const PER_SHEET = 8;
const PAGE: PageSetup = { format: 'A4', landscape: false, margin: '0', numbered: false, footer: null };

/** Sign-in slips for learners without e-mail: eight to a sheet, to be cut along the dashed lines. */
export function accessSlips(data: AccessSlipsData): PrintedForm {
  const sheets = Array.from({ length: Math.ceil(data.slips.length / PER_SHEET) }, (_, index) =>
    data.slips.slice(index * PER_SHEET, (index + 1) * PER_SHEET),
  );
  const body = html`<article class="form slips">
    ${sheets.map((slips) => html`<div class="slip-sheet">${slips.map((each) => slip(data, each))}</div>`)}
  </article>`;
  return { title: `Листки доступа, группа ${data.group}`, page: PAGE, body: body.toString() };
}

function slip(
  { organisation, group, address, validTo }: AccessSlipsData,
  { learner, login, oneTimePassword }: AccessSlip,
) {
  return html`<section class="slip">
    <p class="from organisation">${organisation}</p>
    <h2
      style="font-size: ${fitSize(fullName(learner).length, [
        [34, 12.5],
        [48, 10.5],
        [90, 9],
      ])}pt"
    >
      ${fullName(learner)}
    </h2>
    <p class="from">Группа ${group}</p>
    <dl>${entry('Адрес', address)} ${entry('Логин', login)} ${entry('Одноразовый пароль', oneTimePassword)}</dl>
    <p class="hint">
      ${validTo && `Пароль действует до ${dayInWords(validTo)} включительно.`} При первом входе задайте свой пароль и
      никому не передавайте этот листок.
    </p>
  </section>`;
}

function entry(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd
      style="font-size: ${fitSize(value.length, [
        [26, 12.5],
        [34, 10.5],
        [60, 8.5],
      ])}pt"
    >
      ${value}
    </dd>
  </div>`;
}
