package dev.lundi.desk;

/** The desk has nothing at this address. */
class NoSuchPageException extends RuntimeException {

}
