import type { Bilingual } from '../lab/contract/check.ts';

export type Part = {
  id: string;
  title: Bilingual;
  /** Folders below `content/lessons`, in order. */
  lessons: string[];
};

/** What is taught, in order. A lesson that is not listed here is not part of the course. */
export const course: Part[] = [
  {
    id: 'compose',
    title: { ko: 'Docker Compose로 MySQL 켜기', en: 'MySQL with Docker Compose' },
    lessons: ['01-compose', '02-mysql-with-compose'],
  },
  {
    id: 'replication',
    title: { ko: 'MySQL 복제 만들기', en: 'Building MySQL replication' },
    lessons: [
      '03-why-replicate',
      '04-two-servers',
      '05-replication-user',
      '06-point-the-replica',
      '07-see-it-work',
      '08-more-replicas',
    ],
  },
  {
    id: 'rds',
    title: { ko: 'AWS RDS로 같은 일 하기', en: 'The same on AWS RDS' },
    lessons: ['11-what-is-rds', '12-create-an-instance', '13-read-replica', '14-promote-and-compare'],
  },
];

/** Every lesson's folder, in the order of the course. */
export const lessonOrder: string[] = course.flatMap((part) => part.lessons);
