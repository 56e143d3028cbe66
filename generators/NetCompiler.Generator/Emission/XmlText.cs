namespace NetCompiler.Generator.Emission;

/// <summary>Text inside a documentation comment.</summary>
internal static class XmlText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
