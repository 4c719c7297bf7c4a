using RotationNotes.Foundation.Text;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RotationNotes.Narrative.Templates;

/// <summary>What calls may give. The package puts an argument of an unknown name into the next free place; here it is an error.</summary>
internal static class NamedArguments
{
    /// <exception cref="TemplateFault">The call names a parameter that the function does not have, or gives one twice.</exception>
    public static void Check(string function, IScriptFunctionInfo info, ScriptFunctionCall call)
    {
        // A function without a list of parameters takes any name.
        if (info.VarParamKind == ScriptVarParamKind.Direct)
            return;
        var positional = call.Parent is ScriptPipeCall pipe && pipe.To == call ? 1 : 0;
        foreach (var argument in call.Arguments)
        {
            if (argument is not ScriptNamedArgument { Name.Name: { } name })
            {
                positional++;
                continue;
            }

            var names = Names(info);
            var index = names.IndexOf(name);
            if (index < 0)
                throw new TemplateFault(argument.Span, $"'{function}' has no parameter '{name}'", NearestName.Hint(name, names) ?? Listed(info));
            if (index < positional)
                throw new TemplateFault(argument.Span, $"'{function}' got its parameter '{name}' twice");
        }
    }

    /// <summary>"2 to 3 arguments"</summary>
    public static string Range(IScriptFunctionInfo info)
    {
        var (least, most) = (info.RequiredParameterCount, info.ParameterCount);
        return info.VarParamKind != ScriptVarParamKind.None ? $"at least {least} arguments" : least < most ? $"{least} to {most} arguments" : most == 1 ? "1 argument" : $"{most} arguments";
    }

    /// <summary>"Its parameters are: text, start, length?."</summary>
    public static string? Listed(IScriptFunctionInfo info) =>
        info.ParameterCount == 0 ? null : $"Its parameters are: {string.Join(", ", Names(info).Select((name, i) => i < info.RequiredParameterCount ? name : name + "?"))}.";

    private static List<string> Names(IScriptFunctionInfo info) => [.. Enumerable.Range(0, info.ParameterCount).Select(i => info.GetParameterInfo(i).Name)];
}
