package dev.lundi.notice;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notices are sent.
 *
 * @param confirmationsPerMinute how many confirmation mails leave in any minute at most,
 * whoever asks for them: what forms are abused for ends here
 */
@Validated
@ConfigurationProperties("lundi.notices")
record NoticeProperties(@DefaultValue("60") @Min(1) int confirmationsPerMinute) {
}
