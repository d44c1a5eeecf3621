import type { BookRow } from '@itog/contracts';
import { shortDay } from '@itog/documents';
import type { LossProof } from '@itog/domain';
import type { BookFacts } from './book.repository.ts';

const KINDS = {
  certificate: ['Удостоверение о повышении квалификации', 'Дубликат удостоверения о повышении квалификации'],
  diploma: ['Диплом о профессиональной переподготовке', 'Дубликат диплома о профессиональной переподготовке'],
  reference: ['Справка об обучении', 'Дубликат справки об обучении'],
  extract: ['Выписка из протокола', 'Дубликат выписки из протокола'],
} as const;
const REASONS: Readonly<Record<string, string>> = {
  loss: 'Утрата',
  damage: 'Обмен: порча',
  'name-change': 'Обмен: перемена имени',
  'wrong-data': 'Обмен: недостоверные сведения',
  other: 'Обмен',
};
const LOSS_PROOFS: Readonly<Record<LossProof, string>> = {
  police: 'справка из органов внутренних дел',
  'fire-service': 'справка из органов пожарной охраны',
  newspaper: 'объявление в газете',
  other: 'подтверждена иначе',
};
/** Numeric codes of ОКСМ that learners here have as a rule; others are shown by their code. */
const COUNTRIES: Readonly<Record<string, string>> = {
  '643': 'Россия',
  '398': 'Казахстан',
  '417': 'Киргизия',
  '112': 'Беларусь',
  '051': 'Армения',
  '031': 'Азербайджан',
  '762': 'Таджикистан',
  '860': 'Узбекистан',
  '795': 'Туркмения',
  '498': 'Молдавия',
  '804': 'Украина',
  '268': 'Грузия',
  '156': 'Китай',
  '000': 'Без гражданства',
};

type Taken = NonNullable<BookFacts['taken']>;

/** A document in the words of the book's sixteen columns. */
export function bookRow(facts: BookFacts): BookRow {
  const { kind, isDuplicate, organisation, city, programTitle, groupTitle, startsOn, endsOn, order } = facts;
  return {
    ...facts,
    document: `${KINDS[kind][isDuplicate ? 1 : 0]}. ${organisation}${city && `, г. ${city}`}`,
    program: `«${programTitle}», группа ${groupTitle}, ${shortDay(startsOn)} – ${shortDay(endsOn)}`,
    blank: facts.blank ?? '',
    sex: facts.sex === null ? '' : facts.sex === 'male' ? 'М' : 'Ж',
    citizenship: COUNTRIES[facts.citizenship] ?? `код ${facts.citizenship}`,
    order: order ? `№ ${order.number} от ${shortDay(order.date)}` : '',
    handedOver: taking(facts.taken),
    byProxy: facts.taken?.way === 'by-proxy' ? proxy(facts.taken) : '',
    mark: mark(facts),
    duplicateTaken: facts.successor?.isDuplicate ? duplicateTaking(facts.successor.taken) : '',
  };
}

/** Column 13: the day beside the signature, or what stands in its place. */
function taking(taken: Taken | null): string {
  if (!taken || taken.way === 'none' || taken.way === 'by-proxy') return '';
  const on = shortDay(taken.on);
  if (taken.way === 'in-person') return on;
  if (taken.way === 'electronic') return `Отправлен ${on} в электронном виде: ${taken.recipient ?? ''}`;
  return `Отправлен почтой ${on}${taken.trackNumber ? `, № ${taken.trackNumber}` : ''}${arrived(taken)}`;
}

const arrived = ({ delivery }: Taken): string =>
  delivery ? `, ${delivery.outcome === 'delivered' ? 'доставлен' : 'вернулся'} ${shortDay(delivery.on)}` : '';

const proxy = ({ recipient, proxyDocument, on }: Taken): string =>
  `${recipient ?? ''}, доверенность ${proxyDocument ?? ''}, ${shortDay(on)}`;

const duplicateTaking = (taken: Taken | null): string => (taken?.way === 'by-proxy' ? proxy(taken) : taking(taken));

/** Column 15: what became of the document, and of which one it took the place. */
function mark({ status, statusReason, statusOn, insteadOf, isDuplicate, successor }: BookFacts): string {
  const own =
    insteadOf === null ? '' : `${isDuplicate ? 'Дубликат документа' : 'Выдан вместо документа'} № ${insteadOf}`;
  return [own, fate({ status, statusReason, statusOn, successor })].filter(Boolean).join('. ');
}

function fate({
  status,
  statusReason,
  statusOn,
  successor,
}: Pick<BookFacts, 'status' | 'statusReason' | 'statusOn' | 'successor'>): string {
  const next = successor && issuedInstead(successor);
  if (status === 'annulled') {
    const annulled = `Аннулирован${statusOn ? ` ${shortDay(statusOn)}` : ''}${statusReason ? `: ${statusReason}` : ''}`;
    return next ? `${annulled}. Вместо него ${next}` : annulled;
  }
  if (!successor) return '';
  const proof = successor.record?.lossProof;
  const why =
    (proof && successor.reason === 'other' ? REASONS['loss'] : REASONS[successor.reason ?? 'other']) ?? 'Обмен';
  const reason = proof ? `${why} (${LOSS_PROOFS[proof]})` : why;
  return `${reason}${reason.includes(':') ? ';' : ':'} ${next}${returned(successor.record)}`;
}

/** That the former document was taken back, or destroyed. */
function returned(record: NonNullable<BookFacts['successor']>['record']): string {
  if (!record?.on) return '';
  return `. Прежний документ ${record.state === 'destroyed' ? 'уничтожен' : 'возвращён'} ${shortDay(record.on)}`;
}

function issuedInstead({ isDuplicate, number, issuedOn, blank }: NonNullable<BookFacts['successor']>): string {
  const paper = blank === null ? '' : `, бланк ${blank}`;
  return `выдан ${isDuplicate ? 'дубликат' : 'документ'} № ${number} от ${shortDay(issuedOn)}${paper}`;
}
