using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RotationNotes.Graphics.Themes;
using RotationNotes.Html.Markup;

namespace RotationNotes.Html.Web;

/// <summary>The page's one style sheet, made from the theme: screen, dark screen, phone and print.</summary>
internal static class WebStyle
{
    // A browser may end a line behind any ideograph, and makes of a label a column of single ones before it lets a table scroll.
    private const string UnspacedRules = "th{word-break:keep-all}thead th.right{white-space:normal}\n";

    /// <param name="isUnspaced">Whether the note's language is written without spaces.</param>
    public static string Sheet(Theme theme, bool isUnspaced)
    {
        var css = new StringBuilder(9000);
        css.Append(":root{color-scheme:light dark;").Append(Variables(Palette.Light(theme.Colors))).Append("}\n");
        css.Append("@media (prefers-color-scheme:dark){:root{").Append(Variables(Palette.Dark(theme.Colors))).Append("}}\n");
        css.Append(":root{--serif:").Append(Families(theme.SerifFamilies[0], "Georgia,'Times New Roman',serif"));
        css.Append(";--sans:").Append(Families(theme.SansFamilies[0], "system-ui,-apple-system,'Segoe UI','Helvetica Neue',Arial,sans-serif"));
        css.Append(";--sheet:").Append(theme.Colors.Paper.ToHex()).Append(";--on-sheet:").Append(theme.Colors.Ink.ToHex()).Append("}\n");
        css.Append(Rules);
        for (var step = 1; step <= WebTables.HeatSteps; step++)
        {
            var shade = (double)step / WebTables.HeatSteps;
            css.Append(CultureInfo.InvariantCulture, $".heat.up-{step}{{background:{Palette.Heat(theme.Colors, shade).ToHex()}}}.heat.down-{step}{{background:{Palette.Heat(theme.Colors, -shade).ToHex()}}}\n");
        }

        for (var half = 1; half <= DecimalGaps.Widest; half++)
            css.Append(CultureInfo.InvariantCulture, $".{WebTables.Gap(half)}::after{{content:'';margin-right:{half / 2.0}ch}}");
        css.Append('\n');
        css.Append(CultureInfo.InvariantCulture, $"@page{{size:{theme.Page.WidthPt:0.##}pt {theme.Page.HeightPt:0.##}pt;margin:{theme.Page.MarginTopPt:0.##}pt {theme.Page.MarginRightPt:0.##}pt {theme.Page.MarginBottomPt:0.##}pt {theme.Page.MarginLeftPt:0.##}pt}}\n");
        css.Append("@media print{:root{color-scheme:light;").Append(Variables(Palette.Light(theme.Colors))).Append("}\n").Append(PrintRules).Append("}\n");
        if (isUnspaced)
            css.Append(UnspacedRules);
        return css.ToString();
    }

    /// <summary>Source expression that lets a browser apply exactly this sheet and no other.</summary>
    public static string Hash(string sheet) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));

    private static string Variables(Palette palette) =>
        $"--paper:{palette.Paper};--desk:{palette.Desk};--ink:{palette.Ink};--muted:{palette.MutedInk};--rule:{palette.Rule};--accent:{palette.Accent};--tint:{palette.Tint};--negative:{palette.Negative}";

    // The theme's further families are for machines that make notes; readers' machines have better ones. A name from a theme file may not
    // end the declaration it stands in.
    private static string Families(string first, string fallback) =>
        (first.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-') ? "'" + first + "'," : "") + fallback;

    private const string Rules = """
        *{box-sizing:border-box}
        html{font-size:17px;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--desk);color:var(--ink);font:1rem/1.62 var(--serif);text-rendering:optimizeLegibility}
        a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.15em}
        a.reference{text-decoration:none}
        a.reference:hover,a:hover{text-decoration:underline}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        .skip{position:absolute;left:-999em}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.4rem .8rem;z-index:1}
        .sheet{max-width:52rem;margin:0 auto;background:var(--paper);padding:0 clamp(1.1rem,6vw,4rem) 3rem;border-inline:1px solid var(--rule)}
        .masthead{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;flex-wrap:wrap;border-top:.35rem solid var(--accent);border-bottom:1px solid var(--rule);padding:1.1rem 0 .8rem;font-family:var(--sans)}
        .masthead .publication{font-weight:700;font-size:1.02rem;color:var(--accent);letter-spacing:-.01em}
        .masthead .house,.masthead .date{font-size:.76rem;color:var(--muted)}
        .sample{margin:1rem 0 0;padding:.55rem .9rem;border:1px solid var(--negative);border-left-width:.35rem;font:.8rem/1.45 var(--sans)}
        .sample strong{color:var(--negative)}
        h1{font:600 clamp(1.75rem,1.2rem + 2.6vw,2.5rem)/1.14 var(--serif);letter-spacing:-.015em;margin:2rem 0 .5rem;text-wrap:balance}
        .subtitle{font-size:1.16rem;line-height:1.42;color:var(--muted);margin:0 0 .9rem;text-wrap:pretty}
        .byline{font:.76rem/1.5 var(--sans);color:var(--muted);margin:0 0 1.6rem}
        h2{font:650 1.28rem/1.25 var(--sans);color:var(--accent);letter-spacing:-.01em;margin:2.6rem 0 .7rem}
        h3{font:650 1rem/1.3 var(--sans);margin:1.8rem 0 .4rem}
        h4,h5,h6{font:650 .88rem/1.3 var(--sans);color:var(--muted);margin:1.4rem 0 .3rem}
        p{margin:0 0 .95rem;hanging-punctuation:first}
        .lead{font-size:1.12rem;line-height:1.55}
        ul,ol{margin:0 0 1rem;padding-left:1.3rem}
        li{margin:0 0 .4rem}
        li::marker{color:var(--accent)}
        .takeaways,.aside{background:var(--tint);border-left:.28rem solid var(--accent);padding:1.05rem 1.3rem .6rem;margin:1.4rem 0 1.8rem}
        .aside{background:none;border:1px solid var(--rule);border-left:.28rem solid var(--rule)}
        .box-title{font:700 .78rem/1.3 var(--sans);text-transform:uppercase;letter-spacing:.07em;color:var(--accent);margin:0 0 .6rem}
        .key-figures{display:grid;grid-template-columns:repeat(4,1fr);margin:1.5rem 0;border-block:1px solid var(--rule);font-family:var(--sans);overflow:hidden}
        .key-figures.by-1{grid-template-columns:1fr}.key-figures.by-2{grid-template-columns:1fr 1fr}.key-figures.by-3{grid-template-columns:repeat(3,1fr)}
        .key-figures div{padding:.7rem .8rem;display:flex;flex-direction:column;border-left:1px solid var(--rule);margin-left:-1px}
        .key-figures dt{font-size:.74rem;line-height:1.35;font-weight:600}
        .key-figures dd{margin:0}
        .key-figures .value{font-weight:650;font-size:1.45rem;line-height:1.3;color:var(--accent);font-variant-numeric:tabular-nums;letter-spacing:-.02em;order:-1}
        .key-figures .detail{font-size:.72rem;line-height:1.35;color:var(--muted)}
        .exhibit{margin:2rem 0;border-top:2px solid var(--accent);padding-top:.55rem}
        figcaption{font-family:var(--sans);margin:0 0 .7rem}
        .number{display:block;font-size:.7rem;font-weight:700;color:var(--accent);text-transform:uppercase;letter-spacing:.06em}
        .title{display:block;font-size:.98rem;font-weight:650;line-height:1.32}
        .measure{display:block;font-size:.78rem;color:var(--muted);line-height:1.4;margin-top:.1rem}
        .chart{background:var(--sheet);color:var(--on-sheet)}
        @media (prefers-color-scheme:dark){.chart{padding:.7rem;border-radius:3px}}
        .chart svg{display:block;width:100%;height:auto}
        .chart .narrow{display:none}
        .source,.remark{font:.7rem/1.45 var(--sans);color:var(--muted);margin:.5rem 0 0}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;align-items:start}
        .pair>*{min-width:0}
        .columns{column-gap:2rem}.columns.of-2{columns:2}.columns.of-3{columns:3}.columns>*{break-inside:avoid}.columns>p{break-inside:auto}
        .beside{float:right;width:44%;margin:.2rem 0 1rem 1.6rem}.beside>*{margin-top:0}
        h2,.exhibit,.pair,.key-figures,.takeaways{clear:both}.beside .exhibit{clear:none}
        .scroll{overflow-x:auto;scrollbar-width:thin}
        table{border-collapse:collapse;width:100%;font:.8rem/1.4 var(--sans);font-variant-numeric:tabular-nums}
        th,td{text-align:left;padding:.36rem .6rem;border-bottom:1px solid var(--rule);vertical-align:top}
        th:first-child,td:first-child{padding-left:.15rem}
        th{font-weight:400}
        thead th{font-weight:650;font-size:.72rem;color:var(--muted);vertical-align:bottom;border-bottom:1px solid var(--ink)}
        .groups th{text-align:center;border-bottom:1px solid var(--rule);color:var(--ink)}
        .groups td{border:0}
        .right{text-align:right;white-space:nowrap}
        .center{text-align:center}
        .bar,.trend{display:inline-block;width:56px;height:12px;vertical-align:-1px;margin-right:.5rem}.bar.up{fill:var(--accent)}.bar.down{fill:var(--negative)}
        .trend{fill:none;stroke:currentColor;stroke-width:1;margin:0}
        .group th{font-weight:650;color:var(--accent);padding-top:.9rem}
        .subtotal th,.subtotal td{font-weight:600;border-top:1px solid var(--ink)}
        .highlight th,.highlight td{font-weight:650;background:var(--tint)}
        td.heat,th.heat{color:var(--on-sheet)}
        .hole{border:1px dashed var(--negative);padding:.7rem 1rem;margin:1.6rem 0;font:.84rem/1.5 var(--sans)}
        .hole p{margin:0}
        .hole .what{font-weight:650;color:var(--negative)}
        blockquote{margin:1.4rem 0;padding:.1rem 0 .1rem 1.2rem;border-left:.2rem solid var(--rule);font-style:italic}
        blockquote footer{font:.8rem/1.4 var(--sans);color:var(--muted)}
        hr{border:0;border-top:1px solid var(--rule);margin:2.2rem 0}
        .notes,.definitions{font-size:.86rem;line-height:1.5}
        .definitions dt{font:650 .82rem/1.4 var(--sans);margin-top:.8rem}
        .definitions dd{margin:0}
        .disclosure,.footnotes,.foot{font:.72rem/1.55 var(--sans);color:var(--muted)}
        .disclosure{border-top:1px solid var(--rule);margin-top:2.6rem;padding-top:1rem}
        .footnotes{border-top:1px solid var(--rule);margin-top:2.6rem;padding-top:.9rem}
        .footnotes ol{padding-left:1.6rem}
        .foot{border-top:1px solid var(--rule);margin-top:2rem;padding-top:.9rem}
        sup,sub{font-size:.68em;line-height:0}
        .mark a{text-decoration:none;padding:0 .12em}
        .contents{font:.82rem/1.5 var(--sans);border-block:1px solid var(--rule);padding:.8rem 0;margin:0 0 1.6rem}
        .contents ol{list-style:none;padding:0;margin:0;columns:2;column-gap:2rem}
        .contents li{margin:0 0 .2rem;break-inside:avoid}
        .contents a{text-decoration:none}
        .contents .deep{padding-left:1rem}
        :target{scroll-margin-top:1rem}
        .claim:target,.exhibit:target figcaption{background:var(--tint)}
        @media (max-width:640px){html{font-size:16px}.sheet{border:0}.columns.of-2,.columns.of-3{columns:1}.beside{float:none;width:auto;margin-left:0}.pair{grid-template-columns:1fr}.chart .wide{display:none}.chart .narrow{display:block}.contents ol{columns:1}.key-figures,.key-figures.by-3{grid-template-columns:1fr 1fr}th,td{padding:.36rem .45rem}}

        """;

    private const string PrintRules = """
        html{font-size:10pt}
        body,.sheet{background:none}
        .sheet{max-width:none;padding:0;border:0}
        .skip,.contents{display:none}
        .exhibit,.hole,.takeaways,.key-figures,tr,li{break-inside:avoid}
        h1,h2,h3,h4,figcaption{break-after:avoid}
        thead{display:table-header-group}
        p{orphans:3;widows:3}
        .page-break{break-after:page}
        .scroll{overflow:visible}
        .chart{padding:0}
        a{color:inherit;text-decoration:none}
        .highlight th,.highlight td,.heat,.takeaways{print-color-adjust:exact;-webkit-print-color-adjust:exact}

        """;
}
