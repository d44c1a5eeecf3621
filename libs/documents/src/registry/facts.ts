import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { dayInWords, fullName, hoursGenitive, periodInWords } from '../print/words.ts';
import type { Day, Period, PersonName } from '../print/words.ts';
import type { DesignFacts } from './design.ts';

type Facts = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly learner: PersonName;
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  readonly protocol: { readonly number: string; readonly date: Day } | null;
  readonly issuedOn: Day;
};

/** What the placeholders stand for in a document of the registry. `programKind` is in the genitive, after «программе». */
export function documentFacts(facts: Facts, programKind: string): DesignFacts {
  const { organisation, registrationNumber, learner, program, hours, studyPeriod, protocol, issuedOn } = facts;
  return {
    организация: organisationName(organisation.name),
    город: organisation.city,
    слушатель: fullName(learner),
    программа: program,
    'вид программы': programKind,
    объём: hoursGenitive(hours),
    период: html`<span class="period">${periodInWords(studyPeriod)}</span>`,
    номер: whole(registrationNumber),
    'дата выдачи': dayInWords(issuedOn),
    'номер протокола': protocol ? whole(protocol.number) : '—',
    'дата протокола': protocol ? dayInWords(protocol.date) : '—',
  };
}

/** A number is not broken at its dashes. */
const whole = (number: string) => html`<span class="nowrap">${number}</span>`;

/** «ООО» keeps to the name after it. */
const organisationName = (name: string) => name.replace(/(?<=^|\s)([А-ЯЁ]{2,6})\s+(?=[«"])/gu, '$1\u00a0');
