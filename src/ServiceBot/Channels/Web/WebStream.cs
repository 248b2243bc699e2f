namespace ServiceBot.Channels.Web;

internal sealed class WebStream
{
    public void Wake()
    {
    }
}
