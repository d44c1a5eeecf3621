import type { PersonName } from '../print/words.ts';
import { dayInWords, fullName, hoursGenitive, initialsFirst, legalDay, periodInWords } from '../print/words.ts';
import { MARKS_IN_WORDS } from '../protocols/protocol-parts.ts';
import type { CertificateData, DiplomaData } from '../registry/data.ts';
import { priorInWords } from '../registry/prior.ts';

/** What the placeholders of a blank's fields stand for, in plain words; an empty one prints nothing. */
export type BlankFacts = Readonly<Record<string, string>>;

type Data = CertificateData & Partial<Pick<DiplomaData, 'qualification' | 'activity' | 'prior' | 'exam' | 'thesis'>>;

/** Facts of a certificate or of a diploma. `programKind` is in the genitive, after «программе». */
export function blankFacts(data: Data, programKind: string): BlankFacts {
  const { organisation, registrationNumber, learner, program, hours, studyPeriod, protocol, verification } = data;
  const { qualification, activity, prior, exam, thesis } = data;
  return {
    организация: organisation.name,
    город: organisation.city,
    слушатель: fullName(learner),
    фамилия: learner.family,
    'имя и отчество': [learner.given, learner.patronymic].filter(Boolean).join(' '),
    программа: program,
    'вид программы': programKind,
    объём: hoursGenitive(hours),
    'число часов': String(hours),
    период: periodInWords(studyPeriod),
    'начало обучения': dayInWords(studyPeriod.from),
    'конец обучения': dayInWords(studyPeriod.to),
    номер: registrationNumber,
    ...issuedOn(data.issuedOn),
    'номер протокола': protocol.number,
    'дата протокола': dayInWords(protocol.date),
    ...signers(data.signatories),
    'код проверки': verification.code,
    'адрес проверки': verification.url.replace(/^https?:\/\//u, ''),
    дубликат: data.duplicateMark ? 'ДУБЛИКАТ' : '',
    квалификация: qualification ? `«${qualification}»` : '',
    'сфера деятельности': activity ? `«${activity}»` : '',
    'предыдущий документ': priorInWords(prior ?? null),
    'тема работы': thesis ? `«${thesis.topic}»` : '',
    'оценка за работу': thesis ? MARKS_IN_WORDS[thesis.mark] : '',
    'оценка за экзамен': exam ? MARKS_IN_WORDS[exam.mark] : '',
  };
}

/** Whole, and in the parts that a blank leaves room for: «__» ________ 20__ г. */
function issuedOn(day: string): BlankFacts {
  const [, date = '', month = '', year = ''] = /«(\d+)»\s(\S+)\s(\d+)/u.exec(legalDay(day)) ?? [];
  return { 'дата выдачи': dayInWords(day), 'день выдачи': date, 'месяц выдачи': month, 'год выдачи': year };
}

function signers(signatories: CertificateData['signatories']): BlankFacts {
  const nameOf = (role: RegExp): string => {
    const name: PersonName | undefined = signatories.find((signatory) => role.test(signatory.role))?.name;
    return name ? initialsFirst(name) : '';
  };
  return { руководитель: nameOf(/руковод/iu), секретарь: nameOf(/секретар/iu), председатель: nameOf(/председател/iu) };
}

/** One row of the curriculum, as its columns name it. */
export function rowFacts(modules: DiplomaData['modules']): BlankFacts[] {
  return modules.map(({ title, hours, mark }, index) => ({
    '№ п/п': String(index + 1),
    дисциплина: title,
    'часы дисциплины': String(hours),
    оценка: mark ? MARKS_IN_WORDS[mark] : '—',
  }));
}
