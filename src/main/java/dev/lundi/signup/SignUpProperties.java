package dev.lundi.signup;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What keeps the form from being abused.
 *
 * @param perNetwork how many requests an hour are taken from one network; further ones
 * get the same answer, and nothing is done
 */
@Validated
@ConfigurationProperties("lundi.sign-up")
record SignUpProperties(@DefaultValue("30") @Min(1) int perNetwork) {
}
