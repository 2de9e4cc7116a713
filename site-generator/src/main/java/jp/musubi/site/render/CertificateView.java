package jp.musubi.site.render;

import jp.musubi.site.render.AwardView.WithdrawnView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A certificate to print.
 *
 * @param columns whether it is written from top to bottom
 * @param size class that says how large the text is set
 * @param textLang an empty text with the language of the paragraphs
 * @param code the QR code of the award's page
 * @param pdf the same as PDF; empty if there is none
 */
public record CertificateView(
        boolean columns,
        String size,
        Words award,
        Words category,
        Words prize,
        Words recipient,
        List<String> paragraphs,
        Words textLang,
        String day,
        String date,
        String signer,
        String number,
        SafeHtml code,
        @Nullable WithdrawnView withdrawn,
        String page,
        String pdf) {}
