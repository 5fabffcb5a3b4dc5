export { CertificateDocuments } from "./certificateDocuments";
export { fileName, openPemFiles, readSourceFile, workspacePemFiles } from "./pemFiles";
export { examinationReport } from "./report";
export { ReportDocuments } from "./reportDocuments";
export type { SourceFile } from "./sourceFile";
