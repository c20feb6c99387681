/** For each action of the API: what it is called, and where it is clicked; `{it}` is what it is done to. */
export const actionsKo: Record<string, { name: string; path: string[] }> = {
  CreateDBInstance: {
    name: '데이터베이스 생성',
    path: ['데이터베이스', '데이터베이스 생성 (Create database)', '값을 채우고 생성'],
  },
  CreateDBInstanceReadReplica: {
    name: '읽기 레플리카 생성',
    path: [
      '데이터베이스에서 소스 고르기',
      '작업 → 읽기 레플리카 생성 (Create read replica)',
      '값을 채우고 생성',
    ],
  },
  PromoteReadReplica: {
    name: '레플리카 승격',
    path: ['데이터베이스에서 {it} 고르기', '작업 → 승격 (Promote)', '레플리카 승격'],
  },
  ModifyDBInstance: {
    name: '수정',
    path: [
      '데이터베이스에서 {it} 고르기',
      '수정 (Modify)',
      '바꿀 값을 고치고 계속',
      '언제 적용할지 고르고 수정',
    ],
  },
  RebootDBInstance: {
    name: '재부팅',
    path: ['데이터베이스에서 {it} 고르기', '작업 → 재부팅 (Reboot)', '확인'],
  },
  StopDBInstance: {
    name: '일시 중지',
    path: ['데이터베이스에서 {it} 고르기', '작업 → 일시 중지 (Stop temporarily)', '확인'],
  },
  StartDBInstance: { name: '시작', path: ['데이터베이스에서 {it} 고르기', '작업 → 시작 (Start)'] },
  DeleteDBInstance: {
    name: '삭제',
    path: ['데이터베이스에서 {it} 고르기', '작업 → 삭제 (Delete)', '남길 것을 고르고 delete me 쓰기', '삭제'],
  },
  CreateDBSnapshot: {
    name: '스냅샷 생성',
    path: ['데이터베이스에서 {it} 고르기', '작업 → 스냅샷 생성 (Take snapshot)', '이름을 쓰고 생성'],
  },
  DeleteDBSnapshot: {
    name: '스냅샷 삭제',
    path: ['스냅샷', '스냅샷 고르기', '작업 → 삭제 (Delete snapshot)'],
  },
  RestoreDBInstanceFromDBSnapshot: {
    name: '스냅샷에서 복원',
    path: ['스냅샷', '스냅샷 고르기', '작업 → 복원 (Restore snapshot)', '값을 채우고 복원'],
  },
  CreateDBParameterGroup: {
    name: '파라미터 그룹 생성',
    path: ['파라미터 그룹', '파라미터 그룹 생성 (Create)', '이름과 패밀리를 쓰고 생성'],
  },
  ModifyDBParameterGroup: {
    name: '파라미터 수정',
    path: ['파라미터 그룹', '그룹 고르기', '편집 (Edit)', '값을 고치고 저장'],
  },
  ResetDBParameterGroup: {
    name: '파라미터 초기화',
    path: ['파라미터 그룹', '그룹 고르기', '작업 → 초기화 (Reset)'],
  },
  DeleteDBParameterGroup: {
    name: '파라미터 그룹 삭제',
    path: ['파라미터 그룹', '그룹 고르기', '작업 → 삭제 (Delete)'],
  },
  AddTagsToResource: {
    name: '태그 추가',
    path: ['데이터베이스에서 {it} 고르기', '태그 (Tags)', '태그 추가'],
  },
  RemoveTagsFromResource: {
    name: '태그 지우기',
    path: ['데이터베이스에서 {it} 고르기', '태그 (Tags)', '지우기'],
  },
  CreateDBSubnetGroup: { name: '서브넷 그룹 생성', path: ['서브넷 그룹 (Subnet groups)', '생성'] },
  DeleteDBSubnetGroup: {
    name: '서브넷 그룹 삭제',
    path: ['서브넷 그룹 (Subnet groups)', '그룹 고르기', '삭제'],
  },
  CreateSecurityGroup: {
    name: '보안 그룹 생성',
    path: ['EC2 → 보안 그룹 (Security Groups)', '보안 그룹 생성'],
  },
  DeleteSecurityGroup: { name: '보안 그룹 삭제', path: ['EC2 → 보안 그룹 (Security Groups)', '작업 → 삭제'] },
  AuthorizeSecurityGroupIngress: {
    name: '인바운드 규칙 추가',
    path: ['연결 및 보안 (Connectivity & security)', '보안 그룹 고르기', '인바운드 규칙 → 규칙 추가'],
  },
  RevokeSecurityGroupIngress: {
    name: '인바운드 규칙 지우기',
    path: ['연결 및 보안 (Connectivity & security)', '보안 그룹 고르기', '인바운드 규칙 → 규칙 지우기'],
  },
};

/** Options of the command, as the console's forms call them. */
export const optionsKo: Record<string, string> = {
  'db-instance-identifier': 'DB 인스턴스 식별자',
  'source-db-instance-identifier': '소스 인스턴스',
  'new-db-instance-identifier': '새 식별자',
  engine: '엔진',
  'engine-version': '엔진 버전',
  'db-instance-class': '인스턴스 클래스',
  'allocated-storage': '스토리지 (GiB)',
  'storage-type': '스토리지 유형',
  'master-username': '마스터 사용자 이름',
  'master-user-password': '마스터 비밀번호',
  'db-name': '초기 데이터베이스 이름',
  'backup-retention-period': '백업 보존 기간 (일)',
  'publicly-accessible': '퍼블릭 액세스',
  'vpc-security-group-ids': '보안 그룹',
  'db-parameter-group-name': 'DB 파라미터 그룹',
  'db-parameter-group-family': '패밀리',
  'deletion-protection': '삭제 방지',
  'apply-immediately': '즉시 적용',
  'skip-final-snapshot': '마지막 스냅샷 건너뛰기',
  'final-db-snapshot-identifier': '마지막 스냅샷 이름',
  'delete-automated-backups': '자동 백업 삭제',
  'db-snapshot-identifier': '스냅샷 이름',
  parameters: '파라미터',
  'group-id': '보안 그룹',
  'ip-permissions': '규칙',
  port: '포트',
  tags: '태그',
};
