import type {
  FileFacts,
  FileNote,
  FileNoteFacts,
  FileRefusal,
  ImportNote,
  NoteFacts,
  Outcome,
  Place,
} from './notes.ts';

/** The two options of a true/false question. */
export const TRUE_FALSE = { true: 'Верно', false: 'Неверно' } as const;

const TYPES: Record<string, string> = {
  essay: 'эссе',
  shortanswer: 'короткий ответ',
  numerical: 'числовой ответ',
  matching: 'на соответствие',
  description: 'описание без вопроса',
  cloze: 'вложенные ответы',
  'multichoice-multiple': 'множественный выбор с несколькими верными ответами',
  multichoiceset: 'множественный выбор «всё или ничего»',
  calculated: 'вычисляемый',
  calculatedsimple: 'простой вычисляемый',
  calculatedmulti: 'множественный вычисляемый',
  ddwtos: 'перетаскивание в текст',
  ddimageortext: 'перетаскивание на изображение',
  ddmarker: 'перетаскивание маркеров',
  gapselect: 'выбор пропущенных слов',
  ordering: 'упорядочивание',
  random: 'случайный вопрос',
  randomsamatch: 'случайный вопрос на соответствие',
};

const KINDS: Record<string, string> = {
  zip: 'архив ZIP',
  ole: 'документ старого формата Microsoft Office',
  pdf: 'документ PDF',
  rtf: 'документ RTF',
  gzip: 'архив GZIP',
  rar: 'архив RAR',
  '7z': 'архив 7-Zip',
  picture: 'изображение',
  docx: 'документ Word',
  doc: 'документ Word',
  odt: 'текстовый документ OpenDocument',
  xlsx: 'таблица Excel',
  xls: 'таблица Excel',
  ods: 'таблица OpenDocument',
  pptx: 'презентация PowerPoint',
};

const plurals = new Intl.PluralRules('ru');

/** The number with the right form of its noun: 1 вариант, 2 варианта, 5 вариантов. */
export function counted(count: number, one: string, few: string, many: string): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few, many };
  return `${number(count)} ${forms[plurals.select(count)] ?? few}`;
}

const number = (value: number) => value.toLocaleString('ru-RU');

const size = (bytes: number) => {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 0.1 ? `${number(Math.ceil(bytes / 1024))} КБ` : `${number(Math.round(megabytes * 10) / 10)} МБ`;
};

const characters = (count: number) => counted(count, 'символ', 'символа', 'символов');

function inPlace(place: Place): string {
  if (place === 'text') return 'в тексте вопроса';
  return place === 'explanation' ? 'в пояснении' : `в варианте ${place.slice('option-'.length)}`;
}

const InPlace = (place: Place) => capital(inPlace(place));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function options(numbers: readonly number[]): string {
  const list = numbers.slice(0, 20).map(String);
  return list.length === 1 ? `вариант ${list[0] ?? ''}` : `варианты ${listed(list)}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`;
}

const twin = (position: number, name: string | null) => `вопрос № ${position}${name ? ` («${name}»)` : ''}`;

type Sentences<Facts> = { [Code in keyof Facts]: (facts: Facts[Code]) => string };

const NOTES: Sentences<NoteFacts> = {
  'type-unsupported': ({ type }) =>
    `Тип вопроса — «${TYPES[type] ?? type}». В тест входят только вопросы с выбором одного верного ответа (пункт 3.5): переделайте вопрос или исключите его из файла.`,
  'right-option-missing': () =>
    'Не отмечен верный ответ, а он должен быть ровно один (пункт 3.5). Отметьте его и загрузите вопрос снова.',
  'right-options-many': (facts) =>
    `Верными отмечены сразу ${options(facts.options)}, а верный ответ должен быть ровно один (пункт 3.5). Оставьте один; в формате GIFT знак «=» внутри текста пишется «\\=».`,
  'partial-credit': (facts) =>
    `Часть балла даётся за ${options(facts.options)} (${listed(facts.percents.map((percent) => `${number(percent)} %`))}). Ответ может быть только полностью верным или неверным, и верный — ровно один (пункт 3.5).`,
  'options-few': ({ count }) =>
    count
      ? 'В вопросе только один вариант ответа, нужно не меньше двух. Добавьте варианты.'
      : 'В вопросе нет вариантов ответа, нужно не меньше двух. Добавьте варианты.',
  'options-many': ({ count, limit }) =>
    `В вопросе ${counted(count, 'вариант', 'варианта', 'вариантов')} ответа, допускается не больше ${number(limit)}.`,
  'option-empty': ({ option }) => `Вариант ${option} пуст. Впишите его текст или уберите вариант.`,
  'options-same': (facts) =>
    `Совпадают ${options(facts.options)}: по ним нельзя отличить верный ответ от неверного. Исправьте или уберите лишний.`,
  'text-empty': () =>
    'У вопроса нет текста. Впишите его; если он в файле есть, проверьте, не отделён ли он от ответов пустой строкой.',
  'text-too-long': (facts) =>
    `${InPlace(facts.place)} ${characters(facts.characters)}, допускается не больше ${number(facts.limit)}. Сократите текст.`,
  'markup-too-heavy': ({ place, tags, limit }) =>
    `${InPlace(place)} слишком много разметки: ${counted(tags, 'тег', 'тега', 'тегов')} при допустимых ${number(limit)}. Скопируйте текст без оформления.`,
  'picture-missing': ({ place, name }) =>
    `${InPlace(place)} нужна картинка «${name}», но в файле её нет. Выгрузите вопросы вместе с картинками (формат Moodle XML).`,
  'picture-external': ({ place, address }) =>
    `${InPlace(place)} картинка взята с другого сайта (${address}): во время теста она может не открыться. Вложите её в файл.`,
  'picture-broken': ({ place, name }) =>
    `${InPlace(place)} картинка «${name}» повреждена: её данные не читаются. Вставьте картинку заново.`,
  'picture-kind': ({ place, name }) =>
    `${InPlace(place)} файл «${name}» — не картинка PNG, JPEG, GIF или WebP. Сохраните картинку в одном из этих форматов.`,
  'picture-too-big': ({ place, name, bytes, limit }) =>
    `${InPlace(place)} картинка «${name}» занимает ${size(bytes)}, допускается не больше ${size(limit)}. Уменьшите её.`,
  'pictures-many': ({ count, limit }) =>
    `В вопросе ${counted(count, 'картинка', 'картинки', 'картинок')}, допускается не больше ${number(limit)}.`,
  'brace-unclosed': ({ line }) =>
    `Скобка «{», открытая в строке ${line}, не закрыта. Поставьте «}» после вариантов ответа.`,
  'brace-extra': ({ line }) =>
    `В строке ${line} лишняя скобка «}». Если она — часть текста, поставьте перед ней обратную косую черту: «\\}».`,
  'brace-nested': ({ line }) =>
    `В строке ${line} скобка «{» стоит внутри ответов. Если она — часть текста, поставьте перед ней обратную косую черту: «\\{»; если здесь начинается новый вопрос, закройте предыдущий.`,
  'brace-second': ({ line }) =>
    `В строке ${line} начинаются вторые ответы того же вопроса. Отделите вопросы друг от друга пустой строкой.`,
  'title-unclosed': ({ line }) => `Название вопроса в строке ${line} не закрыто: после него нужны два двоеточия «::».`,
  syntax: ({ line }) =>
    `Ответы в строке ${line} записаны с ошибкой. Каждый вариант начинается со знака «=» (верный) или «~» (неверный); эти знаки, а также «#» и скобки внутри текста пишутся с обратной косой чертой.`,
  'block-too-long': (facts) =>
    `Запись вопроса занимает ${characters(facts.characters)}, допускается не больше ${number(facts.limit)}. Проверьте, не слились ли несколько вопросов: между ними нужна пустая строка.`,
  'xml-unreadable': () => 'Запись вопроса в файле не читается. Выгрузите вопрос из Moodle заново.',
  'answer-line-missing': () =>
    'Нет строки «Ответ:» (или «ANSWER:») с буквой верного ответа. Добавьте её после вариантов.',
  'answer-label-unknown': ({ label }) =>
    `Верным назван вариант «${label}», но такого варианта нет. Проверьте букву и её раскладку: русская «А» и латинская «A» — разные буквы.`,
  'true-false-converted': () =>
    'Вопрос «верно — неверно» преобразован в вопрос с двумя вариантами: «Верно» и «Неверно».',
  'single-choice-assumed': () =>
    'В файле разрешено отметить несколько ответов, но верный среди них один: вопрос принят как вопрос с одним верным ответом.',
  'penalty-ignored': (facts) =>
    `В файле баллы снимаются за ${options(facts.options)}. Здесь штрафов нет: такой ответ просто неверный.`,
  'feedback-merged': ({ count }) =>
    `Комментарии к отдельным вариантам (${number(count)}) перенесены в общее пояснение.`,
  'code-removed': ({ place, elements }) =>
    `${InPlace(place)} удалены элементы, которые в тесте не разрешены: ${elements.join(', ')}.`,
  'media-removed': ({ place, elements }) =>
    `${InPlace(place)} удалены элементы, которых нельзя показать в тесте: ${elements.join(', ')}. Проверьте, понятен ли вопрос без них; формулу или схему вставьте картинкой.`,
  'links-removed': ({ place, addresses }) =>
    `${InPlace(place)} ${addresses.length === 1 ? 'ссылка заменена' : 'ссылки заменены'} обычным текстом: ${listed(addresses)}.`,
  'styling-removed': ({ place, properties }) =>
    `${InPlace(place)} убрано оформление: ${properties.join(', ')}. Если вопрос ссылается на цвет или выделение, исправьте его.`,
  'picture-removed': ({ name }) =>
    `Из пояснения убрана картинка${name ? ` «${name}»` : ''}: её нет в файле или она не читается.`,
  'html-read': ({ place }) => `${InPlace(place)} есть разметка HTML, хотя файл о ней не говорит: она учтена.`,
  'markdown-kept': ({ place }) =>
    `${InPlace(place)} разметка Markdown не преобразована: её знаки видны как обычный текст. Проверьте, как он выглядит.`,
  'control-characters-removed': ({ place, count }) =>
    `${InPlace(place)} удалены невидимые служебные символы (${number(count)}).`,
  'name-shortened': ({ limit }) => `Название вопроса сокращено до ${characters(limit)}.`,
  'topic-shortened': ({ limit }) =>
    `Путь темы сокращён: в нём не больше десяти уровней, в названии не больше ${number(limit)} символов.`,
  'hints-dropped': ({ count }) => `Подсказки не перенесены (${number(count)}): на аттестации подсказок нет.`,
  duplicate: ({ position, name }) =>
    `Дословно повторяет ${twin(position, name)}. Принят; если повтор случаен, уберите один из двух.`,
  'other-key': ({ position, name }) =>
    `Совпадает с другим (${twin(position, name)}), но верным отмечен другой ответ. Приняты оба: проверьте, где ошибка.`,
  'lost-characters': ({ place }) =>
    `${InPlace(place)} есть знак «\ufffd»: часть букв потеряна ещё до загрузки. Проверьте текст.`,
  'pictures-unused': ({ names }) =>
    `В файле есть вложения, которых нет в тексте вопроса: ${names.join(', ')}. Они не взяты.`,
};

const FILE_REFUSALS: Sentences<FileFacts> = {
  'file-empty': () => 'Файл пуст.',
  'file-too-big': ({ bytes, limit }) =>
    `Файл занимает ${size(bytes)}, допускается не больше ${size(limit)}. Разделите банк на несколько файлов.`,
  'file-kind': ({ kind }) =>
    `Это ${KINDS[kind] ?? 'файл другого вида'}, а нужен банк вопросов: текст GIFT или Aiken либо Moodle XML. Если вопросы в архиве, распакуйте его.`,
  'file-text-too-long': (facts) =>
    `В файле больше ${number(facts.limit)} символов текста. Разделите банк на несколько файлов.`,
  'encoding-unknown': () =>
    'Кодировку файла определить не удалось. Откройте его в текстовом редакторе и сохраните в кодировке UTF-8.',
  'encoding-broken': () =>
    'Файл записан в UTF-8, но часть букв повреждена. Исправьте это место или выгрузите файл заново.',
  'encoding-utf-16-broken': () => 'Файл записан в UTF-16, но повреждён. Сохраните его в кодировке UTF-8.',
  'not-text': () => 'Это не текстовый файл. Нужен банк вопросов в формате GIFT, Aiken или Moodle XML.',
  'format-unknown': () =>
    'В файле не видно вопросов: нет ни фигурных скобок с ответами (GIFT), ни строк «Ответ:» или «ANSWER:» (Aiken), ни разметки Moodle XML.',
  'xml-doctype': () =>
    'В файле есть объявление DOCTYPE или ENTITY. Такие файлы не принимаются: выгрузите вопросы из Moodle заново, без правки файла.',
  'xml-too-deep': ({ limit }) =>
    `Элементы вложены друг в друга глубже ${number(limit)} уровней: так Moodle XML не пишут. Выгрузите вопросы из Moodle заново.`,
  'xml-unclosed': ({ tag }) => `Элемент «${tag}» не закрыт: вероятно, файл оборван. Выгрузите его заново.`,
  'xml-mismatch': ({ tag, opened }) =>
    `Открыт элемент «${opened}», а закрывается «${tag}». Исправьте файл или выгрузите его заново.`,
  'xml-broken': () => 'Нарушена запись XML. Исправьте файл или выгрузите его заново.',
  'xml-not-moodle': ({ root }) =>
    `Это XML, но не Moodle XML: файл начинается с «${root}», а нужно «quiz». Выгрузите вопросы в формате «Moodle XML».`,
  'questions-none': () => 'В файле нет ни одного вопроса.',
  'questions-many': ({ limit }) =>
    `В файле больше ${counted(limit, 'вопроса', 'вопросов', 'вопросов')}: столько за один раз не загрузить. Разделите банк на несколько файлов.`,
};

const FILE_NOTES: Sentences<FileNoteFacts> = {
  'read-as-windows-1251': () =>
    'Файл записан в старой кодировке Windows-1251 и прочитан в ней. Проверьте, правильно ли видны буквы.',
};

/** One Russian sentence (or two) for a note about a question: what was found, where, and what to do. */
export function noteText(note: ImportNote): string {
  return (NOTES[note.code] as (facts: ImportNote['facts']) => string)(note.facts);
}

/** Why a file is refused, in Russian, with its line. */
export function fileRefusalText(refusal: FileRefusal): string {
  const sentence = (FILE_REFUSALS[refusal.code] as (facts: FileRefusal['facts']) => string)(refusal.facts);
  return refusal.line === null ? sentence : `Строка ${refusal.line}. ${sentence}`;
}

/** A note about a whole file that was taken, in Russian. */
export function fileNoteText(note: FileNote): string {
  return FILE_NOTES[note.code](note.facts);
}

/** What became of a question, as a word for a table. */
export const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  taken: 'принят',
  changed: 'принят с замечаниями',
  refused: 'не принят',
};
