/** Words that the deck, the speaker view and the audience's page share, in Korean; `words-en.ts` has the same keys. */
export const talkKo = {
  lost: { text: '연결이 끊겼어요. 다시 연결하고 있어요.', again: '지금 다시 연결' },
  join: {
    title: '휴대폰으로 함께 보기',
    qr: (address: string) => `${address}로 가는 QR 코드`,
    text: '카메라로 비추거나 이 주소를 입력하세요. 가입은 필요 없어요.',
    only: '지금 이 실습 환경은 이 컴퓨터에서만 열려요. 청중을 부르려면 이렇게 시작하세요.',
    loading: '주소를 받아 오는 중이에요',
  },
  poll: {
    voters: (n: number) => (n === 0 ? '아직 아무도 답하지 않았어요' : `${n}명이 답했어요`),
    votes: (n: number, share: number) => `${n}명 · ${share}%`,
    right: '정답',
    mine: '내가 고른 답',
    loading: '질문을 불러오는 중이에요',
  },
  questions: {
    none: '아직 질문이 없어요.',
    votes: (n: number) => `${n}명이 궁금해해요`,
    upvote: '나도 궁금해요',
    upvoted: '나도 궁금하다고 했어요',
    answered: '답했어요',
    markAnswered: '답한 것으로 표시',
    reopen: '아직 답하지 않음',
    remove: '지우기',
    removeSure: '정말 지우기',
  },
};

export type TalkWords = typeof talkKo;
