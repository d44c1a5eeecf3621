import type { DomainRefusal } from '@itog/domain';

/** What the shell refuses by itself: the rest comes from the rules. */
export type ShellRefusal =
  | {
      readonly code: 'input.invalid';
      readonly clause: null;
      readonly issues: readonly { path: string; message: string }[];
    }
  | { readonly code: 'input.too-large'; readonly clause: null; readonly maxBytes: number }
  | { readonly code: 'access.signed-out'; readonly clause: null }
  | { readonly code: 'access.denied'; readonly clause: null }
  | { readonly code: 'access.cross-site'; readonly clause: null }
  | { readonly code: 'access.must-change-password'; readonly clause: null }
  | { readonly code: 'sign-in.wrong'; readonly clause: null }
  | { readonly code: 'sign-in.blocked'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'password.wrong'; readonly clause: null }
  | { readonly code: 'password.weak'; readonly clause: null; readonly reason: 'same' | 'contains-login' | 'common' }
  | { readonly code: 'rate.limited'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'server.busy'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'not-found'; readonly clause: null }
  | { readonly code: 'attempt.not-found'; readonly clause: null }
  | { readonly code: 'answer.revision-taken'; readonly clause: null }
  | { readonly code: 'attempt.unfinished'; readonly clause: null }
  | { readonly code: 'user.login-taken'; readonly clause: null; readonly login: string }
  | { readonly code: 'user.email-taken'; readonly clause: null; readonly email: string }
  | { readonly code: 'user.last-administrator'; readonly clause: null }
  | { readonly code: 'enrolment.exists'; readonly clause: null }
  | { readonly code: 'enrolment.has-attempts'; readonly clause: null }
  | { readonly code: 'session.has-attempts'; readonly clause: null }
  | { readonly code: 'order.number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'order.nothing-to-change'; readonly clause: '2.2' }
  | { readonly code: 'order.nobody-to-enrol'; readonly clause: null }
  | { readonly code: 'order.nobody-to-discharge'; readonly clause: '3.12' }
  | { readonly code: 'edition.number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'edition.changed'; readonly clause: '3.2' }
  | { readonly code: 'signing.agreement-missing'; readonly clause: null }
  | { readonly code: 'signing.agreement-changed'; readonly clause: null }
  | { readonly code: 'signing.agreement-number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'signing.code-missing'; readonly clause: null; readonly kind: 'totp' | 'email' }
  | { readonly code: 'signing.code-wrong'; readonly clause: null }
  | { readonly code: 'signing.code-blocked'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'signing.factor-exists'; readonly clause: null }
  | { readonly code: 'signing.factor-missing'; readonly clause: null }
  | { readonly code: 'signing.no-email'; readonly clause: null }
  | { readonly code: 'version.stale'; readonly clause: null }
  | { readonly code: 'series.only-forward'; readonly clause: null; readonly last: number }
  | { readonly code: 'zone.unknown'; readonly clause: null; readonly zone: string }
  | { readonly code: 'document.not-printed-yet'; readonly clause: null }
  | { readonly code: 'document.not-valid'; readonly clause: null }
  | { readonly code: 'decision.recorded-already'; readonly clause: null }
  | { readonly code: 'inquiry.answered-already'; readonly clause: null }
  | SealRefusal
  | AttachedRefusal;

/** Why a file cannot become the organisation's seal. */
export type SealRefusal =
  | { readonly code: 'seal.not-pkcs12'; readonly clause: null }
  | { readonly code: 'seal.password-wrong'; readonly clause: null }
  | { readonly code: 'seal.no-key'; readonly clause: null }
  | { readonly code: 'seal.no-certificate'; readonly clause: null }
  | { readonly code: 'seal.algorithm-unknown'; readonly clause: null; readonly algorithm: string }
  | { readonly code: 'seal.expired'; readonly clause: null; readonly validUntil: Date }
  | { readonly code: 'seal.not-yet-valid'; readonly clause: null; readonly validFrom: Date }
  | { readonly code: 'seal.unsuitable'; readonly clause: null; readonly reason: 'authority' | 'usage' }
  | { readonly code: 'seal.off-already'; readonly clause: null };

/** Why a signature made elsewhere cannot be attached to a file. */
export type AttachedRefusal =
  | { readonly code: 'attached.no-file'; readonly clause: null }
  | { readonly code: 'attached.not-cms'; readonly clause: null }
  | { readonly code: 'attached.truncated'; readonly clause: null }
  | { readonly code: 'attached.other-file'; readonly clause: null }
  | { readonly code: 'attached.other-content'; readonly clause: null }
  | { readonly code: 'attached.digest-unknown'; readonly clause: null; readonly algorithm: string }
  | { readonly code: 'attached.signature-wrong'; readonly clause: null }
  | { readonly code: 'attached.given-already'; readonly clause: null };

export type Refusal = DomainRefusal | ShellRefusal;

type Entry = { readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503; readonly title: string };

/** One line per refusal: its HTTP status and its Russian title. A code without a line does not compile. */
export const PROBLEMS = {
  'input.invalid': { status: 422, title: 'Проверьте введённые данные' },
  'input.too-large': { status: 413, title: 'Файл слишком большой' },
  'access.signed-out': { status: 401, title: 'Войдите, чтобы продолжить' },
  'access.denied': { status: 403, title: 'У вас нет прав на это действие' },
  'access.cross-site': { status: 403, title: 'Запрос пришёл с чужого сайта и отклонён' },
  'access.must-change-password': { status: 403, title: 'Сначала задайте собственный пароль' },
  'sign-in.wrong': { status: 401, title: 'Неверный логин или пароль' },
  'sign-in.blocked': { status: 429, title: 'Слишком много попыток входа. Подождите и попробуйте снова' },
  'password.wrong': { status: 422, title: 'Пароль не подошёл' },
  'password.weak': { status: 422, title: 'Придумайте другой пароль' },
  'rate.limited': { status: 429, title: 'Слишком много запросов. Подождите немного' },
  'server.busy': { status: 503, title: 'Сервер перегружен. Повторим через несколько секунд' },
  'not-found': { status: 404, title: 'Такой страницы или записи нет' },
  'attempt.not-found': { status: 404, title: 'Попытка не найдена' },
  'attempt.finished': { status: 409, title: 'Тестирование уже завершено' },
  'attempt.time-expired': { status: 409, title: 'Время тестирования истекло' },
  'attempt.written-elsewhere': { status: 409, title: 'Тест открыт в другой вкладке или на другом устройстве' },
  'attempt.unfinished': { status: 409, title: 'Тестирование ещё не завершено' },
  'answer.not-in-attempt': { status: 422, title: 'Такого ответа нет в этом тесте' },
  'answer.revision-taken': { status: 409, title: 'Под этим номером уже сохранён другой ответ' },
  'retake.passed-already': { status: 409, title: 'Итоговая аттестация уже пройдена' },
  'retake.none-left': { status: 409, title: 'Бесплатных повторных попыток больше нет' },
  'retake.window-closed': { status: 409, title: 'Срок бесплатной повторной попытки истёк' },
  'session.cancelled': { status: 409, title: 'Сеанс аттестации отменён' },
  'session.not-open-yet': { status: 409, title: 'Сеанс ещё не начался' },
  'session.start-closed': { status: 409, title: 'Время, когда можно начать тест, закончилось' },
  'session.in-the-past': { status: 422, title: 'Это время уже прошло' },
  'session.window-empty': { status: 422, title: 'Начало должно быть раньше окончания' },
  'session.window-over-several-days': { status: 422, title: 'Сеанс должен уместиться в один день' },
  'session.no-address': { status: 422, title: 'Укажите адрес проведения' },
  'session.no-test': { status: 422, title: 'Эта программа завершается не тестом' },
  'session.bank-unpublished': { status: 422, title: 'Банк вопросов программы ещё не опубликован' },
  'session.no-commission': { status: 422, title: 'У программы нет действующей аттестационной комиссии' },
  'session.results-pending': { status: 409, title: 'Результаты ещё не объявлены' },
  'session.has-attempts': { status: 409, title: 'В этом сеансе уже начаты попытки' },
  'regulation.not-acknowledged': { status: 409, title: 'Сначала ознакомьтесь с Положением' },
  'admission.arrears': { status: 409, title: 'Есть задолженность по оплате' },
  'admission.curriculum-incomplete': { status: 409, title: 'Учебный план выполнен не полностью' },
  'question.empty': { status: 422, title: 'В вопросе нет текста' },
  'question.too-few-options': { status: 422, title: 'Нужно не меньше двух вариантов ответа' },
  'question.not-one-right': { status: 422, title: 'Правильный вариант должен быть ровно один' },
  'question.option-empty': { status: 422, title: 'Есть пустой вариант ответа' },
  'question.options-alike': { status: 422, title: 'Два варианта ответа совпадают' },
  'bank.empty': { status: 422, title: 'В банке нет вопросов' },
  'bank.question-unfit': { status: 422, title: 'В банке есть вопрос, который нельзя опубликовать' },
  'bank.topic-too-small': { status: 422, title: 'В теме меньше вопросов, чем нужно для теста' },
  'program.too-short': { status: 422, title: 'Слишком мало часов для программы этого вида' },
  'program.form-not-for-kind': { status: 422, title: 'Такая форма аттестации не подходит программе этого вида' },
  'program.no-attestation-form': { status: 422, title: 'Укажите форму итоговой аттестации' },
  'program.hours-do-not-add-up': { status: 422, title: 'Часы модулей не сходятся с объёмом программы' },
  'commission.no-chair': { status: 422, title: 'У комиссии нет председателя' },
  'commission.several-chairs': { status: 422, title: 'Председатель может быть только один' },
  'commission.chair-not-director': {
    status: 422,
    title: 'Председателем по программе переподготовки должен быть директор',
  },
  'commission.no-outsider': { status: 422, title: 'В комиссии нет специалиста из сторонней организации' },
  'commission.too-large': { status: 422, title: 'В комиссии слишком много человек' },
  'commission.too-small': { status: 422, title: 'В комиссии слишком мало человек' },
  'commission.person-twice': { status: 422, title: 'Один человек указан дважды' },
  'commission.learner-seated': { status: 422, title: 'Слушатель этой программы не может входить в комиссию' },
  'commission.no-consent': { status: 422, title: 'Этот человек ещё не принял соглашение об электронной подписи' },
  'appeals-commission.too-small': { status: 422, title: 'В апелляционной комиссии слишком мало человек' },
  'appeals-commission.not-teacher': { status: 422, title: 'Член апелляционной комиссии должен быть преподавателем' },
  'appeals-commission.from-attestation': { status: 422, title: 'Этот человек входит в аттестационную комиссию' },
  'appeals-commission.chair': { status: 422, title: 'Председателем должен быть директор или уполномоченное им лицо' },
  'commission.order-unsigned': { status: 409, title: 'Приказ о комиссии ещё не подписан' },
  'order.number-taken': { status: 409, title: 'Приказ с таким номером уже есть' },
  'order.signed-already': { status: 409, title: 'Приказ уже подписан' },
  'order.cancelled': { status: 409, title: 'Проект приказа отменён' },
  'order.content-changed': { status: 409, title: 'Текст приказа изменился. Прочитайте его заново' },
  'order.facts-changed': { status: 409, title: 'Данные, на которых составлен приказ, изменились' },
  'order.no-director': { status: 422, title: 'Приказ некому подписать: нет действующего директора' },
  'order.nothing-to-change': { status: 422, title: 'У программы нет действующей комиссии, которую можно изменить' },
  'order.nobody-to-enrol': { status: 422, title: 'В группе нет слушателей, которых ещё не зачислили приказом' },
  'order.nobody-to-discharge': { status: 422, title: 'Отчислять пока некого: нет новых официальных результатов' },
  'template.unknown-placeholder': { status: 422, title: 'Неизвестная подстановка в тексте' },
  'template.list-missing': { status: 422, title: 'В тексте нет обязательного списка' },
  'template.list-twice': { status: 422, title: 'Список указан дважды' },
  'template.list-within-line': { status: 422, title: 'Список должен стоять на отдельной строке' },
  'template.list-in-subject': { status: 422, title: 'В заголовке не может быть списка' },
  'protocol.signed-already': { status: 409, title: 'Протокол уже подписан' },
  'protocol.immutable': { status: 409, title: 'Подписанный протокол нельзя изменить' },
  'protocol.no-results': { status: 409, title: 'Нет результатов, которые ещё не внесены в протокол' },
  'protocol.attempts-open': { status: 409, title: 'Кто-то ещё сдаёт тест' },
  'protocol.draft-open': { status: 409, title: 'По этому сеансу уже есть неподписанный протокол' },
  'protocol.meeting-open': { status: 409, title: 'Заседание комиссии ещё не закрыто' },
  'protocol.no-commission': { status: 409, title: 'Нет действующей аттестационной комиссии' },
  'signature.not-on-commission': { status: 403, title: 'Вы не входите в состав этой комиссии' },
  'signature.given-already': { status: 409, title: 'Вы уже подписали этот протокол' },
  'signature.was-absent': { status: 409, title: 'Вы отмечены отсутствовавшим на заседании' },
  'signature.statement-missing': { status: 422, title: 'Напишите особое мнение или причину отказа' },
  'signature.content-changed': { status: 409, title: 'Текст протокола изменился. Прочитайте его заново' },
  'signature.chair-signs-last': { status: 409, title: 'Председатель подписывает последним' },
  'mark.off-scale': { status: 422, title: 'Такой оценки нет в шкале программы' },
  'mark.not-present': { status: 409, title: 'Вы не отмечены как присутствующий' },
  'mark.opened-already': { status: 409, title: 'Оценки членов комиссии уже открыты' },
  'mark.missing': { status: 409, title: 'Не все присутствующие поставили оценку' },
  'mark.nobody-marked': { status: 409, title: 'Ещё никто не поставил оценку' },
  'mark.not-opened': { status: 409, title: 'Оценки членов комиссии ещё не открыты' },
  'mark.reason-missing': { status: 422, title: 'Объясните, почему оценка другая' },
  'second-time.no-date': { status: 422, title: 'Комиссия не назначила сроки повторной аттестации' },
  'second-time.too-early': { status: 422, title: 'Сроки повторной аттестации ещё не наступили' },
  'second-time.too-late': { status: 422, title: 'Сроки повторной аттестации прошли' },
  'second-time.not-needed': { status: 409, title: 'Повторная аттестация этому слушателю не нужна' },
  'second-time.in-the-past': { status: 422, title: 'Сроки должны быть впереди' },
  'second-time.dates-reversed': { status: 422, title: 'Начало срока позже его окончания' },
  'meeting.not-on-commission': { status: 403, title: 'Вы не входите в состав этой комиссии' },
  'meeting.only-chair': { status: 403, title: 'Это делает председатель комиссии' },
  'meeting.only-chair-or-secretary': { status: 403, title: 'Это делает председатель или секретарь' },
  'meeting.no-vote': { status: 403, title: 'Секретарь не ставит оценок' },
  'meeting.not-open': { status: 409, title: 'Заседание ещё не открыто' },
  'meeting.closed': { status: 409, title: 'Заседание уже закрыто' },
  'meeting.opened-already': { status: 409, title: 'Заседание уже открыто' },
  'meeting.too-early': { status: 409, title: 'День заседания ещё не наступил' },
  'meeting.chair-absent': { status: 409, title: 'Председатель не отмечен как присутствующий' },
  'meeting.no-quorum': { status: 409, title: 'Нет кворума' },
  'meeting.learners-left': { status: 409, title: 'Комиссия решила ещё не обо всех' },
  'meeting.attempts-open': { status: 409, title: 'Кто-то ещё пишет тест' },
  'meeting.second-time-unset': { status: 409, title: 'Не назначены сроки повторной аттестации' },
  'examination.absent': { status: 409, title: 'Слушатель отмечен как не явившийся' },
  'examination.not-started': { status: 409, title: 'Слушатель ещё не вызван' },
  'examination.started-already': { status: 409, title: 'Слушатель уже отвечал' },
  'card.drawn-already': { status: 409, title: 'Слушатель уже вытянул билет' },
  'card.not-in-session': { status: 422, title: 'Такого билета нет у этой программы' },
  'card.used-already': { status: 409, title: 'Этот билет уже вытянули' },
  'cards.too-few-questions': { status: 422, title: 'Вопросов меньше, чем нужно для билета' },
  'decision.not-for-test': { status: 422, title: 'Сроки пересдачи теста назначать не нужно' },
  'decision.only-for-test': { status: 422, title: 'Попытки бывают только у теста' },
  'decision.no-attempt': { status: 422, title: 'Укажите попытку этого сеанса' },
  'decision.attempt-open': { status: 409, title: 'Слушатель ещё пишет тест' },
  'decision.annulled-already': { status: 409, title: 'Эта попытка уже аннулирована' },
  'decision.in-protocol': { status: 409, title: 'Попытка уже внесена в протокол' },
  'decision.passed-already': { status: 409, title: 'Тест уже сдан' },
  'decision.granted-already': { status: 409, title: 'Новая попытка уже дана' },
  'decision.recorded-already': { status: 409, title: 'Под этим номером записано другое решение' },
  'session.form-not-of-program': { status: 422, title: 'Программа не завершается такой аттестацией' },
  'session.no-exam-cards': { status: 422, title: 'У программы нет экзаменационных билетов' },
  'session.no-exam-kind': { status: 422, title: 'В программе не указан вид экзамена' },
  'session.no-qualification': { status: 422, title: 'В программе не указана квалификация' },
  'thesis.no-defence': { status: 422, title: 'Программа завершается без защиты работы' },
  'thesis.meeting-open': { status: 409, title: 'Заседание уже началось' },
  'thesis.meeting-closed': { status: 409, title: 'Заседание по защите закрыто' },
  'thesis.file-too-large': { status: 413, title: 'Файл слишком большой' },
  'thesis.file-type': { status: 422, title: 'Такой файл не подойдёт' },
  'thesis.file-name': { status: 422, title: 'Недопустимое имя файла' },
  'issuance.protocol-unsigned': { status: 409, title: 'Протокол ещё не подписан' },
  'issuance.protocol-replaced': { status: 409, title: 'Протокол заменён другим' },
  'series.no-counter': { status: 422, title: 'В шаблоне номера нет счётчика' },
  'series.year-missing': { status: 422, title: 'Номера разных лет совпадут' },
  'series.unknown-placeholder': { status: 422, title: 'Неизвестная подстановка в шаблоне номера' },
  'series.counter-runs-into-digits': { status: 422, title: 'Счётчик сливается с соседними цифрами' },
  'series.only-forward': { status: 422, title: 'Последний номер можно только увеличить' },
  'user.login-taken': { status: 409, title: 'Такой логин уже занят' },
  'user.email-taken': { status: 409, title: 'Человек с такой почтой уже есть' },
  'user.last-administrator': { status: 409, title: 'Это последний администратор: сначала назначьте другого' },
  'enrolment.exists': { status: 409, title: 'Этот слушатель уже зачислен в группу' },
  'enrolment.has-attempts': { status: 409, title: 'У слушателя уже есть попытки' },
  'edition.number-taken': { status: 409, title: 'Редакция с таким номером уже есть' },
  'edition.changed': { status: 409, title: 'Вышла новая редакция Положения. Прочитайте её' },
  'signing.agreement-missing': { status: 409, title: 'Сначала примите соглашение об электронной подписи' },
  'signing.agreement-changed': { status: 409, title: 'Вышла новая редакция соглашения. Прочитайте её' },
  'signing.agreement-number-taken': { status: 409, title: 'Редакция соглашения с таким номером уже есть' },
  'signing.code-missing': { status: 422, title: 'Введите одноразовый код' },
  'signing.code-wrong': { status: 422, title: 'Одноразовый код не подошёл' },
  'signing.code-blocked': { status: 429, title: 'Слишком много неверных кодов. Подождите и попробуйте снова' },
  'signing.factor-exists': { status: 409, title: 'Одноразовые коды уже включены' },
  'signing.factor-missing': { status: 409, title: 'Одноразовые коды не включены' },
  'signing.no-email': { status: 409, title: 'В учётной записи не указана почта' },
  'version.stale': { status: 409, title: 'Кто-то изменил запись раньше вас. Обновите страницу' },
  'zone.unknown': { status: 422, title: 'Неизвестный часовой пояс' },
  'document.not-printed-yet': { status: 409, title: 'Документ ещё печатается' },
  'document.not-valid': { status: 409, title: 'Документ уже недействителен' },
  'seal.not-pkcs12': { status: 422, title: 'Это не файл PKCS#12' },
  'seal.password-wrong': { status: 422, title: 'Пароль к файлу не подошёл' },
  'seal.no-key': { status: 422, title: 'В файле нет закрытого ключа' },
  'seal.no-certificate': { status: 422, title: 'В файле нет сертификата этого ключа' },
  'seal.algorithm-unknown': { status: 422, title: 'Алгоритм ключа или файла не поддерживается' },
  'seal.expired': { status: 422, title: 'Срок действия сертификата истёк' },
  'seal.not-yet-valid': { status: 422, title: 'Сертификат ещё не действует' },
  'seal.unsuitable': { status: 422, title: 'Этим сертификатом нельзя подписывать документы' },
  'seal.off-already': { status: 409, title: 'Эта печать уже отключена' },
  'attached.no-file': { status: 409, title: 'Файла для подписи ещё нет' },
  'attached.not-cms': { status: 422, title: 'Это не файл подписи' },
  'attached.truncated': { status: 422, title: 'Файл подписи обрезан' },
  'attached.other-file': { status: 422, title: 'Это подпись другого файла' },
  'attached.other-content': { status: 422, title: 'Внутри подписи другой документ' },
  'attached.digest-unknown': { status: 422, title: 'Сверить подпись с файлом нельзя' },
  'attached.signature-wrong': { status: 422, title: 'Подпись неверна' },
  'attached.given-already': { status: 409, title: 'Эта подпись уже приложена' },
  'inquiry.answered-already': { status: 409, title: 'На этот вопрос уже ответили' },
} as const satisfies Record<Refusal['code'], Entry>;

/** A problem on the wire (RFC 9457): the first refusal in the head, all of them in `refusals`. */
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly clause: string | null;
  readonly refusals: readonly Refusal[];
  readonly correlationId?: string;
};

/** The body that says these refusals; the first one names the problem. */
export function problemOf(refusals: readonly [Refusal, ...Refusal[]]): ProblemBody {
  const [first] = refusals;
  const { status, title } = PROBLEMS[first.code];
  return { type: `/problems/${first.code}`, title, status, clause: first.clause, refusals };
}
