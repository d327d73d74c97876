import { workApart } from '@kente/kit/apart';
import { readUpload, type UploadedFile } from './read-upload.ts';

workApart((file) => readUpload(file as UploadedFile));
