using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RotationNotes.Narrative.Templates;

/// <summary>Members that can be read: those a host object names, and those of dates, spans of time and the pairs that a loop over an object yields.</summary>
internal sealed class PlainMembers : IObjectAccessor
{
    public static readonly PlainMembers Accessor = new();

    private static readonly Dictionary<string, Func<DateTime, object>> OfDate = new(StringComparer.Ordinal)
    {
        ["year"] = date => date.Year,
        ["month"] = date => date.Month,
        ["day"] = date => date.Day,
        ["hour"] = date => date.Hour,
        ["minute"] = date => date.Minute,
        ["second"] = date => date.Second,
        ["day_of_year"] = date => date.DayOfYear,
    };

    private static readonly Dictionary<string, Func<TimeSpan, object>> OfSpan = new(StringComparer.Ordinal)
    {
        ["days"] = time => time.Days,
        ["hours"] = time => time.Hours,
        ["minutes"] = time => time.Minutes,
        ["seconds"] = time => time.Seconds,
        ["total_days"] = time => time.TotalDays,
        ["total_hours"] = time => time.TotalHours,
        ["total_minutes"] = time => time.TotalMinutes,
        ["total_seconds"] = time => time.TotalSeconds,
    };

    public bool HasIndexer => false;

    public Type? IndexType => null;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => target switch
    {
        HostObject host => host.MemberNames,
        DateTime => OfDate.Keys,
        TimeSpan => OfSpan.Keys,
        _ => ["key", "value"],
    };

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        if (target is HostObject host)
        {
            if (context is Rendering rendering && host.WantBehind(member) is { } want)
                rendering.MetNothing(want);
            return host.TryGetMember(member, out value);
        }

        value = target switch
        {
            DateTime date => OfDate.GetValueOrDefault(member)?.Invoke(date),
            TimeSpan time => OfSpan.GetValueOrDefault(member)?.Invoke(time),
            KeyValuePair<string, object?> pair => member == "key" ? pair.Key : member == "value" ? pair.Value : null,
            _ => null,
        };
        return value is not null || (member == "value" && target is KeyValuePair<string, object?>);
    }

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => GetMembers(context, span, target).Count();

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => GetMembers(context, span, target).Contains(member, StringComparer.Ordinal);

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}
