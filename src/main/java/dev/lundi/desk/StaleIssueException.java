package dev.lundi.desk;

/** Somebody else changed the issue after the editor's page was made. */
class StaleIssueException extends RuntimeException {

}
