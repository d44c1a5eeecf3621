type Section = { readonly title: string; readonly fields: Readonly<Record<string, string>> };

const AT = 'Когда';
const ADDRESS = 'Сетевой адрес';
const DEVICE = 'Устройство';
const PROGRAM = 'Программа';

/** What the columns of a dossier are called, section by section, in the order of print. */
export const DOSSIER_SECTIONS: Readonly<Record<string, Section>> = {
  person: {
    title: 'Учётная запись',
    fields: {
      last_name: 'Фамилия',
      first_name: 'Имя',
      patronymic: 'Отчество',
      login: 'Логин',
      email: 'Электронная почта',
      post: 'Должность',
      degree: 'Учёная степень',
      outside_organisation: 'Место работы',
      roles: 'Роли',
      active: 'Может войти',
      created_at: 'Запись создана',
      last_sign_in_at: 'Последний вход',
    },
  },
  record: {
    title: 'Личные данные',
    fields: {
      birth_date: 'Дата рождения',
      sex: 'Пол',
      snils: 'СНИЛС',
      citizenship: 'Гражданство (код ОКСМ)',
      identity_kind: 'Документ, удостоверяющий личность',
      identity_series: 'Серия',
      identity_number: 'Номер',
      prior_level: 'Прежнее образование',
      prior_last_name: 'Фамилия в дипломе',
      prior_series: 'Серия диплома',
      prior_number: 'Номер диплома',
      prior_issued_on: 'Дата выдачи диплома',
      prior_shown_at: 'Диплом предъявлен',
      postal_address: 'Почтовый адрес',
      updated_at: 'Изменено',
    },
  },
  consents: {
    title: 'Согласия',
    fields: {
      title: 'Текст',
      purpose: 'Цель',
      version: 'Редакция',
      source: 'Как дано',
      given_at: 'Дано',
      address: ADDRESS,
      device: DEVICE,
      place: 'Где лежит бумага',
      withdrawn_at: 'Отозвано',
    },
  },
  acknowledgements: {
    title: 'Ознакомление с Положением',
    fields: { title: 'Документ', effective_from: 'Действует с', at: AT, address: ADDRESS },
  },
  enrolments: {
    title: 'Обучение',
    fields: {
      program: PROGRAM,
      group: 'Группа',
      starts_on: 'Начало',
      ends_on: 'Окончание',
      customer: 'Кто направил',
      tuition_paid: 'Обучение оплачено',
      funding: 'Кто платит',
      enrolled_at: 'Зачисление записано',
    },
  },
  attempts: {
    title: 'Тестирование',
    fields: {
      program: PROGRAM,
      number: 'Попытка',
      started_at: 'Начато',
      finished_at: 'Завершено',
      close_reason: 'Чем завершено',
      total: 'Вопросов',
      answered: 'Отвечено',
      correct: 'Верно',
      mark: 'Оценка',
      annulled_at: 'Аннулировано',
    },
  },
  examinations: {
    title: 'Экзамены и защиты',
    fields: { form: 'Форма', started_at: 'Начато', ended_at: 'Завершено', absent: 'Неявка', mark: 'Оценка' },
  },
  theses: { title: 'Итоговые работы', fields: { topic: 'Тема', file_name: 'Файл', uploaded_at: 'Загружен' } },
  appeals: {
    title: 'Апелляции',
    fields: {
      kind: 'На что подана',
      state: 'Состояние',
      text: 'Текст',
      filed_at: 'Подана',
      upheld: 'Удовлетворена',
      announced_at: 'Решение объявлено',
      acknowledged_at: 'Ознакомление',
    },
  },
  documents: {
    title: 'Выданные документы',
    fields: {
      kind: 'Документ',
      number: 'Номер',
      issued_on: 'Дата выдачи',
      status: 'Состояние',
      status_reason: 'Причина',
    },
  },
  handOvers: {
    title: 'Вручение документов',
    fields: {
      way: 'Способ',
      handed_on: 'Дата',
      recipient: 'Кто получил',
      proxy_document: 'Доверенность',
      address: 'Адрес',
      track_number: 'Номер отправления',
    },
  },
  signatures: {
    title: 'Подписи',
    fields: {
      subject_kind: 'Что подписано',
      role: 'В качестве кого',
      status: 'Подпись',
      at: AT,
      method: 'Чем подтверждена',
      address: ADDRESS,
      device: DEVICE,
    },
  },
  views: { title: 'Кто смотрел данные', fields: { viewer: 'Кто', what: 'Что открывал', at: AT } },
};

const MARKS = {
  pass: 'зачтено',
  fail: 'не зачтено',
  unsatisfactory: 'неудовлетворительно',
  satisfactory: 'удовлетворительно',
  good: 'хорошо',
  excellent: 'отлично',
};

/** Words of the values that are keys, by section and column; all other values stand as they are. */
export const DOSSIER_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'person.roles': {
    learner: 'слушатель',
    teacher: 'преподаватель',
    'commission-member': 'член комиссии',
    secretary: 'секретарь',
    director: 'директор',
    administrator: 'администратор',
    auditor: 'наблюдатель',
  },
  'record.sex': { male: 'мужской', female: 'женский' },
  'record.identity_kind': {
    passport: 'паспорт гражданина России',
    'foreign-passport': 'паспорт иностранного гражданина',
    'residence-permit': 'вид на жительство',
    other: 'другой документ',
  },
  'record.prior_level': {
    higher: 'высшее образование',
    'secondary-vocational': 'среднее профессиональное образование',
    reference: 'справка: ещё учится',
    experience: 'стаж',
    'rule-1': 'пункт 1 правил формирования ФИС ФРДО',
  },
  'consents.purpose': {
    processing: 'обработка персональных данных',
    media: 'фото и видео на аттестации',
    publication: 'публикация и реклама',
  },
  'consents.source': { screen: 'на экране', paper: 'на бумаге' },
  'enrolments.funding': {
    paid: 'платное обучение',
    federal: 'федеральный бюджет',
    regional: 'региональный бюджет',
    local: 'местный бюджет',
  },
  'attempts.close_reason': {
    learner: 'завершил слушатель',
    deadline: 'истекло время',
    proctor: 'завершил наблюдающий',
    outage: 'сбой',
  },
  'attempts.mark': MARKS,
  'examinations.form': { test: 'тестирование', exam: 'экзамен', defence: 'защита итоговой работы' },
  'examinations.mark': MARKS,
  'appeals.kind': { procedure: 'на процедуру', result: 'на результат' },
  'appeals.state': {
    filed: 'подана',
    scheduled: 'назначено заседание',
    'in-hearing': 'рассматривается',
    decided: 'решение принято',
    announced: 'решение объявлено',
    acknowledged: 'слушатель ознакомлен',
    'acknowledgement-refused': 'слушатель отказался подписать ознакомление',
  },
  'documents.kind': {
    certificate: 'удостоверение о повышении квалификации',
    diploma: 'диплом о профессиональной переподготовке',
    reference: 'справка о прохождении курса обучения',
    extract: 'выписка из протокола',
  },
  'documents.status': { valid: 'действителен', replaced: 'заменён', annulled: 'аннулирован' },
  'handOvers.way': {
    'in-person': 'лично',
    'by-proxy': 'по доверенности',
    'by-post': 'по почте',
    electronic: 'в электронном виде',
    none: 'вручение отменено',
  },
  'signatures.subject_kind': {
    protocol: 'протокол',
    order: 'приказ',
    'appeal-application': 'заявление об апелляции',
    appeal: 'протокол апелляционной комиссии',
    'appeal-acknowledgement': 'ознакомление с решением по апелляции',
  },
  'signatures.role': {
    learner: 'слушатель',
    director: 'директор',
    chair: 'председатель',
    member: 'член комиссии',
    secretary: 'секретарь',
    witness: 'свидетель',
  },
  'signatures.status': {
    signed: 'подписано',
    'signed-with-opinion': 'подписано с особым мнением',
    refused: 'отказ от подписи',
    absent: 'отсутствует',
  },
  'signatures.method': {
    password: 'пароль',
    'password+totp': 'пароль и код из приложения',
    'password+email': 'пароль и код из письма',
    recorded: 'запись секретаря',
  },
  'views.what': {
    record: 'личные данные',
    'register-check': 'проверка перед выгрузкой в ФИС ФРДО',
    'register-file': 'файл для ФИС ФРДО',
    'registry-book': 'книга регистрации',
    export: 'выгрузка всех данных',
  },
};
