using System.Collections;
using RotationNotes.Foundation.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Runtime.Accessors;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>Which values a template sees, and what it is told of names that are not there. No .NET member is ever reached.</summary>
internal sealed partial class Rendering
{
    /// <summary>Facts print themselves; everything else prints as the package has it.</summary>
    public override string? ObjectToString(object? value, bool nested = false) =>
        value is HostObject host ? host.Print() : base.ObjectToString(value, nested);

    protected override IObjectAccessor GetMemberAccessorImpl(object target) => target switch
    {
        HostObject or DateTime or TimeSpan or KeyValuePair<string, object?> => PlainMembers.Accessor,
        string or IScriptObject or ScriptRange or int or long or double or float or decimal or bool or System.Numerics.BigInteger => base.GetMemberAccessorImpl(target) ?? NullAccessor.Default,
        _ => NullAccessor.Default,
    };

    protected override IListAccessor? GetListAccessorImpl(object target, Type type) => target switch
    {
        ScriptArray => new GuardedList(base.GetListAccessorImpl(target, type)!),
        string or ScriptRange => base.GetListAccessorImpl(target, type),
        _ => null,
    };

    /// <summary>The kind of a value in words.</summary>
    public override string GetTypeName(object? value) => value switch
    {
        null => "nothing",
        string => "a text",
        bool => "true or false",
        DateTime => "a date",
        TimeSpan => "a span of time",
        HostObject => "an object",
        IScriptCustomFunction => "a function",
        ScriptArray or ScriptRange => "a list",
        Type type => type == typeof(string) ? "a text" : type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(double) ? "a number" : type == typeof(DateTime) ? "a date" : "a value of another kind",
        IScriptObject => "an object",
        _ => "a number",
    };

    private bool Undefined(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        value = null;
        if (!StrictVariables)
            return false;
        var known = CurrentGlobal!.GetMembers().Concat(settings.Globals.GetMembers()).Concat(BuiltinObject.GetMembers());
        throw new TemplateFault(span, $"unknown variable '{variable.Name}'", NearestName.Hint(variable.Name, known)) { UnknownName = variable.Name };
    }

    /// <summary>What is known of a function by the path a template writes, or null.</summary>
    public IScriptFunctionInfo? FunctionOf(string path)
    {
        var names = path.Split('.');
        object? found = CurrentGlobal!.Contains(names[0]) ? CurrentGlobal : BuiltinObject;
        foreach (var name in names)
            found = found is IScriptObject owner && owner.TryGetValue(this, default, name, out var member) ? member : null;
        return found as IScriptFunctionInfo;
    }

    private bool Missing(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        if (EnableRelaxedMemberAccess)
            return false;
        var owner = CurrentNode is ScriptMemberExpression { Target: { } left } ? left.ToString() : CurrentNode is ScriptIndexerExpression { Target: { } list } ? list.ToString() : "the object";
        if (TemplateVocabulary.WhyRemoved(owner + "." + member) is { } reason)
            throw new TemplateFault(span, $"'{owner}.{member}' is not offered", reason);
        throw new TemplateFault(span, $"'{owner}' has no member '{member}'", NearestName.Hint(member, GetMemberAccessor(target).GetMembers(this, span, target)));
    }

    /// <summary>A list that grows by an assignment behind its end only as far as lists may.</summary>
    private sealed class GuardedList(IListAccessor inner) : IListAccessor
    {
        public int GetLength(TemplateContext context, SourceSpan span, object target) => inner.GetLength(context, span, target);

        public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) => inner.GetValue(context, span, target, index);

        public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
        {
            if (((ScriptArray)target).IsReadOnly)
                throw new TemplateFault(span, "this list is read-only");
            ((Rendering)context).SpendOnArray(Math.Max(0L, index + 1L - ((IList)target).Count));
            inner.SetValue(context, span, target, index, value);
        }
    }
}
