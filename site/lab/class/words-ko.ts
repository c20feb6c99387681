/** What a learner's page says of the class in Korean; `words-en.ts` has the same keys. */
export const inClassKo = {
  bar: '수업',
  watched: '강사가 보고 있어요',
  typing: '강사가 함께 입력해요',
  takeBack: '키보드 되찾기',
  help: '도움 청하기',
  helpAsked: '도움을 청했어요',
  helpCancel: '도움 청한 것 거두기',
  hand: {
    title: '강사가 키보드를 잠깐 쓰고 싶어 해요',
    body: '허락하면 내 터미널에 강사도 입력할 수 있어요. 무엇을 입력하는지 그대로 보이고, 언제든 바로 되찾을 수 있어요.',
    allow: '허락하기',
    notNow: '지금은 안 돼요',
  },
  note: {
    label: '강사가 보낸 말',
    message: '메시지',
    hint: '힌트',
    dismiss: '닫기',
  },
  menu: {
    open: (name: string) => `수업: ${name}`,
    me: (name: string) => `${name} 님`,
    notes: '강사가 보낸 말',
    noNotes: '아직 없어요',
    archive: '내 파일 받기 (.tar.gz)',
    leave: '수업에서 나가기',
  },
  leave: {
    title: '수업에서 나갈까요?',
    body: '내 실습 환경과 파일, 진행 기록, 이름이 모두 지워져요. 되돌릴 수 없어요. 파일이 필요하면 먼저 받아 두세요.',
    proceed: '나가고 모두 지우기',
  },
  line: {
    title: '자리를 기다리고 있어요',
    place: (place: number, of: number) => `${of}명 중 ${place}번째`,
    body: '자리가 나면 실습 환경이 여기에 저절로 열려요. 그동안 글을 먼저 읽어도 좋아요.',
  },
  asleep: {
    title: '실습 환경이 쉬고 있어요',
    body: '한동안 쓰지 않아서 멈춰 두었어요. 파일과 데이터는 그대로예요.',
    wake: '깨우기',
  },
  paused: {
    title: '강사가 실습을 잠시 멈췄어요',
    body: '화면을 봐 주세요. 강사가 다시 시작하면 하던 곳에서 저절로 이어져요.',
  },
  outside: {
    title: '수업에 참여하면 실습할 수 있어요',
    body: (name: string) => `지금 “${name}” 수업이 열려 있어요. 참여 코드와 이름만 있으면 돼요.`,
    join: '수업에 참여하기',
  },
};

export type InClassWords = typeof inClassKo;
