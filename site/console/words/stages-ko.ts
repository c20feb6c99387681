/** Stages of what RDS does with an instance: its name, and what that time is for. */
export const stagesKo = {
  checking: { name: '요청 확인', why: '이름, 한도, 필요한 것이 갖추어졌는지 먼저 봐요.' },
  'preparing-storage': {
    name: '스토리지 준비',
    why: '데이터가 들어갈 디스크를 마련해요. AWS에서는 EBS 볼륨, 여기서는 Docker 볼륨이에요.',
  },
  'starting-server': { name: '서버 켜기', why: 'mysqld가 켜져 첫 연결을 받을 때까지예요.' },
  'setting-up-users': {
    name: '사용자 만들기',
    why: '마스터 사용자와 RDS가 쓰는 사용자(rdsadmin, rdsrepladmin)를 만들어요. 손으로는 CREATE USER였죠.',
  },
  configuring: { name: '설정 적용', why: '파라미터 그룹의 값을 서버 설정으로 옮겨요. 손으로는 my.cnf였죠.' },
  connecting: { name: '엔드포인트 열기', why: 'DNS 이름을 붙이고 보안 그룹의 규칙을 걸어요.' },
  snapshotting: {
    name: '스냅샷 찍기',
    why: '한순간의 데이터를 그대로 떠 둬요. 레플리카와 복원은 여기서 시작해요.',
  },
  'starting-replication': {
    name: '복제 시작',
    why: 'CHANGE REPLICATION SOURCE와 START REPLICA를 RDS가 대신 실행해요.',
  },
  'stopping-replication': {
    name: '복제 끝내기',
    why: '받은 것을 모두 적용한 뒤 복제를 멈추고 소스를 잊어요.',
  },
  'restarting-server': { name: '서버 다시 켜기', why: '잠시 연결이 끊겨요. 정적 파라미터는 이때 적용돼요.' },
  'stopping-server': { name: '서버 끄기', why: '열린 트랜잭션을 정리하고 mysqld를 멈춰요.' },
  'changing-settings': { name: '설정 바꾸기', why: '새 값을 인스턴스에 반영해요.' },
  renaming: { name: '이름 바꾸기', why: '엔드포인트의 DNS 이름도 함께 바뀌어요. 데이터는 그대로예요.' },
  'resetting-password': { name: '비밀번호 바꾸기', why: '마스터 사용자의 비밀번호를 새로 정해요.' },
  removing: { name: '지우기', why: '서버와 데이터, DNS 이름을 없애요.' },
  'promoting-replicas': {
    name: '레플리카 승격',
    why: '소스가 사라지므로 딸린 레플리카가 저마다 혼자 쓰기를 받게 돼요.',
  },
};
