using System.Globalization;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Email;

/// <summary>Inline styles of the mail, made from the theme; mail programs keep little else.</summary>
/// <remarks>Families start with fonts that machines have: Outlook answers an unknown first family with Times New Roman.</remarks>
internal sealed class EmailLooks(Theme theme)
{
    public const int SheetWidth = 600;
    public const int SidePadding = 28;
    public const int ContentWidth = SheetWidth - (2 * SidePadding);

    // Names without quotes: they would be escaped in each of some hundred style attributes.
    private const string Serif = "Georgia,Times New Roman,serif";
    private const string Sans = "-apple-system,Segoe UI,Helvetica,Arial,sans-serif";

    public Palette Light { get; } = Palette.Light(theme.Colors);

    private Palette Dark { get; } = Palette.Dark(theme.Colors);

    /// <summary>Cell that starts a row of running text.</summary>
    public string Body => Cell(14, $"font:16px/25px {Serif};color:{Light.Ink}");

    public string Lead => Cell(16, $"font:18px/28px {Serif};color:{Light.Ink}");

    public string Title => $"margin:0;font:bold 27px/33px {Serif};color:{Light.Ink}";

    public string Subtitle => $"margin:8px 0 0;font:17px/25px {Serif};color:{Light.MutedInk}";

    public string Small => $"font:12px/18px {Sans};color:{Light.MutedInk}";

    public string Footing => Cell(12, Small);

    public string Publication => $"font:bold 16px/22px {Sans};color:{Light.Accent}";

    public string BoxTitle => $"margin:0 0 10px;font:bold 12px/16px {Sans};color:{Light.Accent};letter-spacing:1px";

    public string BoxText => $"font:16px/24px {Serif};color:{Light.Ink}";

    public string ExhibitNumber => $"font:bold 11px/16px {Sans};color:{Light.Accent};letter-spacing:.5px";

    public string ExhibitTitle => $"font:bold 15px/21px {Sans};color:{Light.Ink}";

    public string Measure => $"font:12px/18px {Sans};color:{Light.MutedInk}";

    public string TableText => $"font:13px/18px {Sans};color:{Light.Ink}";

    public string KeyLabel => $"font:12px/16px {Sans};color:{Light.MutedInk}";

    public string KeyValue => $"font:bold 22px/28px {Sans};color:{Light.Accent}";

    public string Link => $"color:{Light.Accent}";

    public string Heading(int level) => level switch
    {
        1 => $"margin:0;font:bold 19px/25px {Sans};color:{Light.Accent}",
        2 => $"margin:0;font:bold 16px/22px {Sans};color:{Light.Ink}",
        _ => $"margin:0;font:bold 14px/20px {Sans};color:{Light.MutedInk}",
    };

    public string Cell(int bottom, string text) => string.Create(CultureInfo.InvariantCulture, $"padding:0 {SidePadding}px {bottom}px;{text}");

    /// <summary>Background of a heat cell, always with its own ink: it stays light where the rest turns dark.</summary>
    public string? Heat(double? shade) => shade is { } value && double.IsFinite(value) && Math.Abs(value) >= 0.05
        ? $"background-color:{Palette.Heat(theme.Colors, value).ToHex()};color:{Light.Ink}"
        : null;

    /// <summary>What inline styles cannot say: dark surroundings (Apple Mail, Outlook's <c>data-ogsc</c>) and narrow screens.</summary>
    public string Sheet()
    {
        (string Selector, string Light, string Dark)[] dark =
        [
            (".bg", "background", Dark.Desk), (".card", "background", Dark.Paper), (".tint", "background", Dark.Tint),
            (".ink", "color", Dark.Ink), (".mut", "color", Dark.MutedInk), (".acc", "color", Dark.Accent), (".ink a", "color", Dark.Accent),
            (".mut a", "color", Dark.MutedInk), (".neg", "color", Dark.Negative), (".rule", "border-color", Dark.Rule), (".edge", "border-color", Dark.Accent),
        ];
        var scheme = string.Concat(dark.Select(rule => $"{rule.Selector}{{{rule.Light}:{rule.Dark}!important}}"));
        var outlook = string.Concat(dark.Select(rule => $"[{(rule.Light == "background" ? "data-ogsb" : "data-ogsc")}] {rule.Selector}{{{rule.Light}:{rule.Dark}!important}}"));
        return ":root{color-scheme:light dark;supported-color-schemes:light dark}"
            + "body{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}p{margin:0 0 14px}img{border:0;display:block;max-width:100%}"
            + "\n@media (prefers-color-scheme:dark){" + scheme + "}\n" + outlook
            + "\n@media (max-width:599px){.pad{padding-left:16px!important;padding-right:16px!important}.out{padding:0!important}"
            // Rows of key figures run on into one another, so that two stand side by side whatever the rows held.
            + ".title{font-size:23px!important;line-height:29px!important}.kt{display:block!important}.kr{display:inline!important}.kf{display:inline-block!important;width:49%!important;box-sizing:border-box}"
            + ".sx{overflow-x:auto!important;-webkit-overflow-scrolling:touch}.dt th,.dt td{font-size:12px!important;line-height:16px!important;padding-left:3px!important;padding-right:3px!important}}\n";
    }
}
