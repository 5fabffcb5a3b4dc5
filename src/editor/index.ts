export { CertificateDocuments } from "./certificateDocuments";
export { fileName, openPemFiles, pemFilesIn, readSourceFile, workspacePemFiles } from "./pemFiles";
export { examinationReport } from "./report";
export { ReportDocuments } from "./reportDocuments";
export type { SourceFile } from "./sourceFile";
