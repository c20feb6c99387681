/** Words of the audience's page in Korean; `words-en.ts` has the same keys. */
export const followKo = {
  title: '함께 보기',
  connecting: '발표에 연결하고 있어요',
  waiting: '곧 시작해요',
  waitingText: '이 화면을 켜 두세요. 발표가 시작되면 저절로 보여요.',
  full: '지금은 자리가 다 찼어요',
  fullText: '빈자리가 나면 저절로 들어가요. 레슨은 지금도 읽을 수 있어요.',
  readCourse: '레슨 읽기',
  live: '실시간',
  black: '발표자가 화면을 잠시 껐어요',
  loading: '슬라이드를 불러오는 중이에요',
  tabs: { label: '보기', screen: '화면', questions: '질문' },
  slide: {
    label: '슬라이드',
    previous: '이전',
    next: '다음',
    position: (n: number, of: number) => `${n} / ${of}`,
  },
  ahead: {
    at: (title: string, n: number, of: number) => `실시간은 「${title}」(${n} / ${of})에 있어요`,
    elsewhere: (lesson: string) => `실시간은 다른 레슨에 있어요: ${lesson}`,
    back: '실시간으로',
  },
  terminal: {
    label: '발표자의 터미널 (보기 전용)',
    recorded: '터미널 녹화',
    connecting: '터미널을 다시 연결하고 있어요',
    ended: '터미널이 닫혔어요',
    large: '글자 크게',
    fit: '화면에 맞춤',
  },
  away: {
    recording: (date: string) => `녹화 · ${date} · 발표자의 실습 환경이 돌아오면 저절로 실시간이 돼요.`,
    expected: '발표자의 실습 환경이 잠시 멈췄어요. 돌아올 때까지 이 단계의 예상 출력을 보여 드려요.',
  },
  poll: {
    label: '투표',
    open: '하나를 골라 주세요. 닫히기 전에는 바꿀 수 있어요.',
    closed: '투표가 끝났어요',
    unsent: '답을 보내지 못했어요. 연결되면 다시 골라 주세요.',
  },
  ask: {
    title: '질문',
    label: '질문하기',
    placeholder: '이름은 남지 않아요',
    send: '보내기',
    unsent: '질문을 보내지 못했어요. 연결되면 다시 보내 주세요.',
    'too-soon': '조금 있다가 다시 보내 주세요.',
    'too-many': '질문이 너무 많이 쌓였어요. 잠시 뒤에 다시 보내 주세요.',
  },
  steps: {
    label: '이 레슨의 단계',
    done: (n: number, of: number) => `${of}단계 중 ${n}단계 완료`,
    isDone: '완료',
    news: (title: string) => `완료: ${title}`,
  },
  along: {
    title: '직접 해 보기',
    mine: '이 단계를 내 실습 환경에서 하기',
    read: '이 단계를 레슨으로 읽기',
    inClass: '수업에 참여하면 내 실습 환경이 생겨요.',
    join: '수업에 참여하기',
    atHome: '내 컴퓨터에서는 이 과정을 내려받아 이렇게 시작해요.',
  },
};

export type FollowWords = typeof followKo;
