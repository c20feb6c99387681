/** Lines that the lab writes into a terminal. A tab has no language of its own, so they are in both. */
export const notes = {
  serverRestarted:
    '── 실습 서버가 다시 시작되어 새 셸을 열었어요 · the lab server was restarted, this is a new shell ──',
  ended: '── 셸이 끝났어요. 아무 키나 누르면 새로 열려요 · the shell ended, press any key for a new one ──',
  killed: '── 셸이 강제로 끝나 다시 열었어요 · the shell was killed, here is a new one ──',
  noWorkbench:
    '── 작업 환경을 다시 켜는 중이에요. 잠시 뒤 아무 키나 눌러 주세요 · the workbench is being started again, press any key in a moment ──',
} as const;
