using System.Globalization;

namespace RotationNotes.Templating.Builtins;

/// <summary>
/// The cultures templates may name. They are kept here because the program runs without the machine's culture tables, so
/// that a note reads the same everywhere.
/// </summary>
internal static class Cultures
{
    private static readonly Dictionary<string, Lazy<CultureInfo>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en-US"] = new(() => Create(".", ",", "$", "M/d/yyyy", null, null, null, null)),
        ["en-GB"] = new(() => Create(".", ",", "£", "dd/MM/yyyy", null, null, null, null)),
        ["de-DE"] = new(() => Create(",", ".", "€", "dd.MM.yyyy",
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
            "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag", "So Mo Di Mi Do Fr Sa")),
        ["fr-FR"] = new(() => Create(",", "\u202f", "€", "dd/MM/yyyy",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "dimanche lundi mardi mercredi jeudi vendredi samedi", "dim. lun. mar. mer. jeu. ven. sam.")),
        ["es-ES"] = new(() => Create(",", ".", "€", "d/M/yyyy",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene feb mar abr may jun jul ago sept oct nov dic",
            "domingo lunes martes miércoles jueves viernes sábado", "dom lun mar mié jue vie sáb")),
        ["it-IT"] = new(() => Create(",", ".", "€", "dd/MM/yyyy",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "gen feb mar apr mag giu lug ago set ott nov dic",
            "domenica lunedì martedì mercoledì giovedì venerdì sabato", "dom lun mar mer gio ven sab")),
        ["zh-CN"] = new(() => Create(".", ",", "¥", "yyyy/M/d",
            "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
            "星期日 星期一 星期二 星期三 星期四 星期五 星期六", "周日 周一 周二 周三 周四 周五 周六")),
    };

    /// <summary>The rules of a culture; invariant for null, an empty name or <c>%g</c>.</summary>
    public static CultureInfo Find(CallContext call, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return CultureInfo.InvariantCulture;
        if (Known.TryGetValue(name, out var culture))
            return culture.Value;
        var byLanguage = Known.Keys.FirstOrDefault(key => key.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase));
        return byLanguage is not null ? Known[byLanguage].Value
            : throw call.Error($"knows no culture '{Syntax.SourceText.Clipped(name)}'", $"Known are {string.Join(", ", Known.Keys)}.");
    }

    private static CultureInfo Create(string point, string group, string currency, string shortDate, string? months, string? shortMonths, string? days, string? shortDays)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var numbers = culture.NumberFormat;
        (numbers.NumberDecimalSeparator, numbers.CurrencyDecimalSeparator, numbers.PercentDecimalSeparator) = (point, point, point);
        (numbers.NumberGroupSeparator, numbers.CurrencyGroupSeparator, numbers.PercentGroupSeparator) = (group, group, group);
        numbers.NumberDecimalDigits = 3;
        numbers.CurrencySymbol = currency;
        numbers.PercentDecimalDigits = 3;
        var dates = culture.DateTimeFormat;
        dates.ShortDatePattern = shortDate;
        if (months is not null && shortMonths is not null && days is not null && shortDays is not null)
        {
            // The thirteenth month is for calendars that have one.
            dates.MonthNames = [.. months.Split(' '), ""];
            dates.MonthGenitiveNames = dates.MonthNames;
            dates.AbbreviatedMonthNames = [.. shortMonths.Split(' '), ""];
            dates.AbbreviatedMonthGenitiveNames = dates.AbbreviatedMonthNames;
            dates.DayNames = days.Split(' ');
            dates.AbbreviatedDayNames = shortDays.Split(' ');
        }
        return CultureInfo.ReadOnly(culture);
    }
}
