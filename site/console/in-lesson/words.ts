import type { Language } from '../../../lab/contract/names.ts';

const ko = {
  open: {
    databases: '데이터베이스 목록 열기',
    instance: '인스턴스 화면 열기',
    create: '생성 화면 열기',
    replica: '읽기 레플리카 만들기',
    modify: '수정 화면 열기',
    promote: '승격 창 열기',
    delete: '삭제 창 열기',
    reboot: '재부팅 창 열기',
    stop: '중지 창 열기',
    start: '시작 창 열기',
    snapshot: '스냅샷 창 열기',
    'parameter-groups': '파라미터 그룹 열기',
    snapshots: '스냅샷 목록 열기',
    deeds: '한 일 목록 열기',
  },
  console: '콘솔에서 하기',
  went: { by: '손으로 쓴 줄', to: 'RDS에서는', show: '콘솔에서 보기' },
  who: {
    setting: '인스턴스 설정',
    parameters: '파라미터 그룹',
    service: 'RDS가 함',
    button: '버튼 하나',
    gone: '필요 없음',
  },
};

const en: typeof ko = {
  open: {
    databases: 'Open the list of databases',
    instance: 'Open the instance',
    create: 'Open the create form',
    replica: 'Open “Create read replica”',
    modify: 'Open “Modify”',
    promote: 'Open “Promote”',
    delete: 'Open “Delete”',
    reboot: 'Open “Reboot”',
    stop: 'Open “Stop”',
    start: 'Open “Start”',
    snapshot: 'Open “Take snapshot”',
    'parameter-groups': 'Open the parameter groups',
    snapshots: 'Open the snapshots',
    deeds: 'Open the activity',
  },
  console: 'In the console',
  went: { by: 'The line you wrote', to: 'Where it is in RDS', show: 'See it in the console' },
  who: {
    setting: 'instance setting',
    parameters: 'parameter group',
    service: 'RDS does it',
    button: 'one button',
    gone: 'not needed',
  },
};

export const lessonWords: Record<Language, typeof ko> = { ko, en };
