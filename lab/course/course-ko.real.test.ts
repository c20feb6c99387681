import { walkTheCourse } from './walking.ts';

await walkTheCourse('ko');
