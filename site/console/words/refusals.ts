import type { Language } from '../../../lab/contract/names.ts';

const ko: Record<string, string> = {
  DBInstanceNotFound: '그 이름의 인스턴스가 없어요. 이름을 잘못 썼거나 이미 삭제됐어요.',
  DBInstanceAlreadyExists: '같은 이름의 인스턴스가 이미 있어요. 다른 이름을 쓰세요.',
  InvalidDBInstanceState: '인스턴스의 지금 상태에서는 할 수 없는 일이에요. 상태와 백업 설정을 보세요.',
  InstanceQuotaExceeded: '인스턴스를 더 만들 수 없어요. 쓰지 않는 것을 지우세요.',
  DBSnapshotAlreadyExists: '같은 이름의 스냅샷이 이미 있어요.',
  DBSnapshotNotFound: '그 이름의 스냅샷이 없어요.',
  InvalidDBSnapshotState: '스냅샷이 아직 준비되지 않았어요.',
  DBParameterGroupNotFound: '그 이름의 파라미터 그룹이 없어요.',
  DBParameterGroupAlreadyExists: '같은 이름의 파라미터 그룹이 이미 있어요.',
  InvalidDBParameterGroupState: '쓰는 인스턴스가 있거나 기본 그룹이라서 바꿀 수 없어요.',
  InvalidParameterValue: '값 하나가 RDS의 규칙에 맞지 않아요. 아래 말에 어느 값인지 있어요.',
  InvalidParameterCombination: '값 하나하나는 맞지만 함께 쓸 수 없어요.',
  MissingParameter: '꼭 있어야 하는 값이 빠졌어요.',
  InvalidAction: '이 실습실의 RDS에는 없는 기능이에요.',
  'InvalidPermission.Duplicate': '같은 규칙이 이미 있어요.',
  'InvalidGroup.NotFound': '그 보안 그룹이 없어요.',
  Throttling: '짧은 시간에 너무 많이 물었어요. 조금 뒤에 다시 하세요.',
  InternalFailure: '실습실의 RDS가 스스로 잘못됐어요. 다시 해 보세요.',
};

const en: Record<string, string> = {
  DBInstanceNotFound: 'There is no instance of that name: a slip in the name, or it has been deleted.',
  DBInstanceAlreadyExists: 'There is an instance of that name already. Choose another.',
  InvalidDBInstanceState:
    'The instance’s present state does not allow it. Look at its status and its backups.',
  InstanceQuotaExceeded: 'No more instances can be made. Delete one that you do not need.',
  DBSnapshotAlreadyExists: 'There is a snapshot of that name already.',
  DBSnapshotNotFound: 'There is no snapshot of that name.',
  InvalidDBSnapshotState: 'The snapshot is not ready yet.',
  DBParameterGroupNotFound: 'There is no parameter group of that name.',
  DBParameterGroupAlreadyExists: 'There is a parameter group of that name already.',
  InvalidDBParameterGroupState: 'An instance uses it, or it is a default group: it cannot be changed.',
  InvalidParameterValue: 'One value breaks a rule of RDS. The words below tell which.',
  InvalidParameterCombination: 'Each value is fine, but not all of them together.',
  MissingParameter: 'A value that is needed is missing.',
  InvalidAction: 'The RDS of this lab cannot do that.',
  'InvalidPermission.Duplicate': 'There is such a rule already.',
  'InvalidGroup.NotFound': 'There is no such security group.',
  Throttling: 'Too much was asked in a short time. Try again in a moment.',
  InternalFailure: 'The lab’s own RDS failed. Try again.',
};

/** What a code of AWS means for the learner; a code that is not here is shown with AWS's words alone. */
export const refusalMeanings: Record<Language, Record<string, string>> = { ko, en };
