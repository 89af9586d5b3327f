package dev.lundi.proof;

/**
 * Where a dialogue stands.
 *
 * @param connection counted from 1
 * @param sender of the envelope; empty before MAIL
 * @param recipient of the envelope, in ISO-8859-1 when it is beyond ASCII; empty before
 * RCPT
 * @param call how many times this recipient has been named to the relay, this one
 * included
 */
public record Visit(long connection, String sender, String recipient, int call) {
}
